import type { Matter } from './phrase.ts'

export const EN_CUSTOMS: readonly Matter[] = [
  {
    subjects: ['Customs fee', 'Import tax on {item}', 'Why do I pay duty'],
    first: [
      '{carrier} wants {amount} of import tax for the {item}, I thought it was included',
      'I was asked to pay duty at the door for a {item}, who covers that',
      'there is a customs charge of {amount} on {ref} that nobody told me about',
    ],
    again: [
      'the {amount} duty I laid out for the {item} have not come back',
      'they ask me once more for the tax on the {item}',
      'no word on who pays the import charge of the {item}',
    ],
    answers: [
      'For your country tax is included at checkout. Send me the receipt and I pay {amount} back.',
      'Duty is due on orders over the limit; the checkout showed it as not included.',
    ],
  },
  {
    subjects: ['Held at customs', 'Customs needs papers', 'Stuck in customs'],
    first: [
      'my {item} is held at customs in {place} since {when}, they need an invoice',
      'customs wrote me about the {item}, what value and code shall I give',
      'the parcel with a {item} waits for clearance for {days} days',
    ],
    again: [
      'customs says the paper you sent for the {item} is not enough',
      'the {item} has not been cleared, they want yet another form',
      'no release of the {item}, they blame the sender',
    ],
    answers: [
      'Here is the commercial invoice with the tariff code; please forward it to customs.',
      '{carrier} clears the parcel now, we sent them the papers.',
    ],
  },
]
export const EN_PAYMENT: readonly Matter[] = [
  {
    subjects: ['Payment declined', 'Cannot pay', 'Card refused'],
    first: [
      'my {pay} is refused at checkout for a {item}, though it works elsewhere',
      'I try to pay {amount} with {pay} and the page jumps back',
      'checkout for the {item} fails at the last step with {pay}',
    ],
    again: [
      'same refusal when I pay for the {item}, I tried another browser',
      'paying with {pay} does not go through today either, cart holds the {item}',
      'your tip did not help, the {item} cannot be paid',
    ],
    answers: [
      'The bank asks for its app confirmation; please allow pop-ups and try again.',
      'We had a fault with {pay}, it is solved since this morning.',
    ],
  },
  {
    subjects: ['Charged twice', 'Double payment', 'Two charges'],
    first: [
      '{amount} were taken twice from my {pay} for one {item}',
      'I see two charges of {amount} for {ref}',
      'why did my {pay} get billed two times for the {item} {when}',
    ],
    again: [
      'one of the two charges for the {item} is still on my {pay}',
      'the second {amount} have not been released',
      'bank says the duplicate for the {item} is final, not a hold',
    ],
    answers: ['One of them is only a hold, it falls off within seven days.', 'I returned the second charge of {amount} today.'],
  },
  {
    subjects: ['Paid but no order', 'No confirmation', 'Money gone, no order'],
    first: [
      'I paid {amount} with {pay} {when} but there is no order for the {item}',
      'the money is gone and I got no confirmation of the {item}',
      'where is the order for the {item}, my {pay} was charged',
    ],
    again: [
      'there is no order in my account for the {item}, only the charge',
      'you could not find the payment for the {item}, my bank sees it clearly',
      'confirmation of the {item} never came',
    ],
    answers: [
      'I found the payment and linked it; the confirmation is on its way.',
      'The order was not created. The {amount} go back to {pay} automatically.',
    ],
  },
]
export const EN_COUPON: readonly Matter[] = [
  {
    subjects: ['Code {code} does not work', 'Coupon rejected', 'Discount missing'],
    first: [
      'the code {code} is refused for a {item}, your mail says it is valid',
      'my voucher {code} took nothing off the {item}',
      'how can I use {code} together with the sale price of the {item}',
    ],
    again: [
      '{code} is rejected as before, I want the {item} at that price',
      'the code you gave me in place of {code} is not known',
      'price of the {item} shows no discount',
    ],
    answers: [
      '{code} is for full-price items; here is a new one for the {item}.',
      'I credited {amount} to your account, it is used at the next order.',
    ],
  },
  {
    subjects: ['Price dropped after I bought', '11.11 price', 'Price match'],
    first: [
      'the {item} I bought {when} is {amount} cheaper today, can I get the difference',
      'do you match prices, the {item} is on sale since {when}',
      'I missed the promotion for the {item} by a day',
    ],
    again: [
      'the price difference for the {item} was agreed and not paid',
      'the {amount} for the cheaper {item} are not in my account',
      'you said I would get a voucher for the {item} difference',
    ],
    answers: [
      'We match our own price for seven days; {amount} are on the way.',
      'The sale came after our price-match days, I can offer {code} for next time.',
    ],
  },
]
export const EN_ACCOUNT: readonly Matter[] = [
  {
    subjects: ['Cannot log in', 'Password reset', 'Locked out'],
    first: [
      'I cannot get into my account since {when}, the reset mail does not come',
      'login tells me the password is wrong, I wanted to look up the {item}',
      'my account is locked after {days} tries',
    ],
    again: [
      'there is no reset mail today either, also not in spam',
      'locked again right after I set the new password',
      'I cannot sign in, so I do not see the {item}',
    ],
    answers: ['I unlocked the account and sent a fresh link, valid for one hour.', 'The mail was blocked by your provider; please use this link.'],
  },
  {
    subjects: ['Change email', 'Delete my account', 'Update my data'],
    first: [
      'please change the mail address of my account, the old one is gone since {when}',
      'how do I delete my account and the data about the {item}',
      'my phone number in the profile is wrong and I cannot edit it',
    ],
    again: [
      'messages go to the old address, the change was not made',
      'my profile shows the former number as ever',
      'account is still there, I had asked for removal',
    ],
    answers: ['The address is changed, please confirm it by the mail we sent.', 'Your account will be removed after the open order is done.'],
  },
]
export const EN_PRODUCT: readonly Matter[] = [
  {
    subjects: ['Question about {item}', 'Size of {item}', 'Is it in stock'],
    first: [
      'when will the {item} be back in stock',
      'is the {item} machine washable and does it shrink',
      'which size of the {item} fits someone of {days} and a half feet, your table confuses me',
      'does the {item} come with a plug for {place}',
    ],
    again: [
      'one thing you did not say: does the {item} run small',
      'the {item} is still shown as sold out, was that not to end {when}',
      'about the {item}: the answer did not cover the plug',
    ],
    answers: ['The {item} comes back next week; I put you on the list.', 'Wash it at 30 degrees; it does not shrink. Take your usual size.'],
  },
  {
    subjects: ['How to use {item}', 'Manual', 'Set-up help'],
    first: [
      'there is no manual with my {item}, how do I set it up',
      'my {item} from {when} does not connect, what is the trick',
      'how do I clean the {item} without harming it',
    ],
    again: [
      'I followed your steps and the {item} does not start',
      'step two for the {item} is not in my menu',
      'the {item} loses the connection after a minute',
    ],
    answers: [
      'Hold the button for five seconds until it blinks, then pair it. The manual is attached.',
      'Use a damp cloth, no soap. The guide is here.',
    ],
  },
]
export const EN_WARRANTY: readonly Matter[] = [
  {
    subjects: ['Warranty for {item}', 'Stopped working', 'Repair'],
    first: [
      'my {item} stopped working after {days} weeks, it has {defect}',
      'is {defect} on a {item} covered by the warranty',
      'I would like to have the {item} inspected, it shows {defect} since {when}',
    ],
    again: [
      'no result of the inspection of my {item}',
      'the {item} came back from repair with {defect} just the same',
      'the workshop has had my {item} since {when}',
    ],
    answers: [
      'Please send it in; the workshop looks at it within ten days and writes to you.',
      'This is covered. We repair or replace it after inspection.',
    ],
  },
]
export const EN_INVOICE: readonly Matter[] = [
  {
    subjects: ['Invoice for {ref}', 'Need an invoice', 'VAT invoice'],
    first: [
      'I need an invoice for the {item} bought {when} for my tax office',
      'please issue the bill for {ref} to my company',
      'the invoice of the {item} carries the wrong name',
    ],
    again: [
      'the bill for the {item} has no VAT number even now',
      'the file you sent for the {item} does not open',
      'name on the corrected invoice of the {item} is wrong once more',
    ],
    answers: ['The invoice is attached and also in your account.', 'I corrected the name and sent a new invoice.'],
  },
]
export const EN_WEBSITE: readonly Matter[] = [
  {
    subjects: ['Order page is down', 'Error on your site', 'Page does not load'],
    first: [
      'the order page gives an error when I open the {item}',
      'I cannot see my orders, it says something went wrong, I need the {item} details',
      'since {when} the page with my order of a {item} stays white',
      'app closes each time I tap the {item} in my orders',
    ],
    again: [
      'the order page fails today as well, I only see a blank screen instead of the {item}',
      'error came back when I opened the {item}',
      'your fix did not reach me, the {item} page stays white',
    ],
    answers: ['We had a fault on the order page, it is fixed. Please reload.', 'Please clear the cache or use the app until tonight.'],
  },
]
