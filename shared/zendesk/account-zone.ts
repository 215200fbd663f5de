/** The account's time zone: what the settings say, and which zone of the IANA list is meant. */
import { isTimeZone } from '../time/time-zone.ts'
import { rawOf, textOf } from './raw.ts'

/** Name in an answer of `/api/v2/account/settings`, as the account says it; null when it says none. */
export function accountZoneName(body: unknown): string | null {
  const localization = rawOf(rawOf(rawOf(body)['settings'])['localization'])
  return textOf(localization['iana_time_zone']) ?? textOf(localization['time_zone'])
}

/** Names of Rails that are no city of the same name in the IANA list. */
const RAILS_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'International Date Line West': 'Etc/GMT+12',
    'Midway Island': 'Pacific/Midway',
    'American Samoa': 'Pacific/Pago_Pago',
    Hawaii: 'Pacific/Honolulu',
    Alaska: 'America/Juneau',
    'Pacific Time (US & Canada)': 'America/Los_Angeles',
    'Mountain Time (US & Canada)': 'America/Denver',
    Arizona: 'America/Phoenix',
    'Central Time (US & Canada)': 'America/Chicago',
    Saskatchewan: 'America/Regina',
    Guadalajara: 'America/Mexico_City',
    'Central America': 'America/Guatemala',
    'Eastern Time (US & Canada)': 'America/New_York',
    'Indiana (East)': 'America/Indiana/Indianapolis',
    Quito: 'America/Lima',
    'Atlantic Time (Canada)': 'America/Halifax',
    Newfoundland: 'America/St_Johns',
    Brasilia: 'America/Sao_Paulo',
    Georgetown: 'America/Guyana',
    Greenland: 'America/Godthab',
    'Mid-Atlantic': 'Atlantic/South_Georgia',
    'Cape Verde Is.': 'Atlantic/Cape_Verde',
    Edinburgh: 'Europe/London',
    Bern: 'Europe/Zurich',
    Kyiv: 'Europe/Kiev',
    'St. Petersburg': 'Europe/Moscow',
    'West Central Africa': 'Africa/Algiers',
    Pretoria: 'Africa/Johannesburg',
    'Abu Dhabi': 'Asia/Dubai',
    Ekaterinburg: 'Asia/Yekaterinburg',
    Islamabad: 'Asia/Karachi',
    Chennai: 'Asia/Kolkata',
    Mumbai: 'Asia/Kolkata',
    'New Delhi': 'Asia/Kolkata',
    'Sri Jayawardenepura': 'Asia/Colombo',
    Astana: 'Asia/Almaty',
    Hanoi: 'Asia/Bangkok',
    Beijing: 'Asia/Shanghai',
    Osaka: 'Asia/Tokyo',
    Sapporo: 'Asia/Tokyo',
    'Solomon Is.': 'Pacific/Guadalcanal',
    'New Caledonia': 'Pacific/Noumea',
    'Marshall Is.': 'Pacific/Majuro',
    Wellington: 'Pacific/Auckland',
    "Nuku'alofa": 'Pacific/Tongatapu',
    'Tokelau Is.': 'Pacific/Fakaofo',
    'Chatham Is.': 'Pacific/Chatham',
    Samoa: 'Pacific/Apia',
  }),
)
const REGIONS = ['Europe', 'Asia', 'America', 'Africa', 'Australia', 'Pacific', 'Atlantic']

/** The IANA zone that a name of the account means; null when nobody knows. */
export function ianaZone(name: string): string | null {
  const candidates = [RAILS_NAMES.get(name) ?? name, ...REGIONS.map((region) => `${region}/${name.replaceAll(' ', '_')}`)]
  return candidates.find(isTimeZone) ?? null
}
