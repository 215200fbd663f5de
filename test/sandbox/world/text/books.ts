import type { Language } from '../people.ts'
import { EN_ACCOUNT, EN_COUPON, EN_CUSTOMS, EN_INVOICE, EN_PAYMENT, EN_PRODUCT, EN_WARRANTY, EN_WEBSITE } from './en-money.ts'
import { EN_CHANGE, EN_DAMAGED } from './en-goods.ts'
import { EN_REFUND, EN_RETURN, EN_WHERE } from './en-orders.ts'
import type { Phrasebook } from './phrase.ts'
import { ZH_ACCOUNT, ZH_COUPON, ZH_CUSTOMS, ZH_INVOICE, ZH_PAYMENT, ZH_PRODUCT, ZH_WARRANTY, ZH_WEBSITE } from './zh-money.ts'
import { ZH_CHANGE, ZH_DAMAGED, ZH_REFUND, ZH_RETURN, ZH_WHERE } from './zh-orders.ts'

export const BOOKS: Readonly<Record<Language, Phrasebook>> = {
  en: {
    where_is_my_order: EN_WHERE,
    refund: EN_REFUND,
    return_exchange: EN_RETURN,
    damaged_wrong_item: EN_DAMAGED,
    order_change: EN_CHANGE,
    customs_tax: EN_CUSTOMS,
    payment_failed: EN_PAYMENT,
    coupon_promo: EN_COUPON,
    account_login: EN_ACCOUNT,
    product_question: EN_PRODUCT,
    warranty_inspection: EN_WARRANTY,
    invoice: EN_INVOICE,
    website_error: EN_WEBSITE,
  },
  zh: {
    where_is_my_order: ZH_WHERE,
    refund: ZH_REFUND,
    return_exchange: ZH_RETURN,
    damaged_wrong_item: ZH_DAMAGED,
    order_change: ZH_CHANGE,
    customs_tax: ZH_CUSTOMS,
    payment_failed: ZH_PAYMENT,
    coupon_promo: ZH_COUPON,
    account_login: ZH_ACCOUNT,
    product_question: ZH_PRODUCT,
    warranty_inspection: ZH_WARRANTY,
    invoice: ZH_INVOICE,
    website_error: ZH_WEBSITE,
  },
}
