/** Country calling codes of ITU-T E.164, for phone numbers written without "+". */
const CODES =
  'CN86 HK852 MO853 TW886 JP81 KR82 SG65 MY60 TH66 VN84 PH63 ID62 IN91 PK92 BD880 LK94 NP977 MM95 KH855 LA856 MN976 KZ7 AU61 NZ64 ' +
  'US1 CA1 MX52 BR55 AR54 CL56 CO57 PE51 EC593 UY598 ' +
  'GB44 IE353 DE49 AT43 CH41 FR33 BE32 NL31 LU352 ES34 PT351 IT39 DK45 SE46 NO47 FI358 IS354 PL48 CZ420 SK421 HU36 RO40 BG359 GR30 HR385 SI386 ' +
  'RS381 EE372 LV371 LT370 MT356 CY357 TR90 RU7 UA380 IL972 AE971 SA966 QA974 KW965 BH973 OM968 JO962 EG20 MA212 TN216 ZA27 NG234 KE254 GH233'
const BY_COUNTRY: ReadonlyMap<string, string> = new Map(CODES.split(' ').map((entry) => [entry.slice(0, 2), entry.slice(2)]))

/** Digits of a country's code; the country is an ISO code or already a code such as "+86". */
export function callingCode(country: string): string | null {
  const plain = country.trim().toUpperCase()
  return /^\+?[1-9]\d{0,2}$/.test(plain) ? plain.replace('+', '') : (BY_COUNTRY.get(plain) ?? null)
}
