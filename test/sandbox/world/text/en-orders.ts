import type { Matter } from './phrase.ts'

export const EN_WHERE: readonly Matter[] = [
  {
    subjects: ['Where is my {item}?', 'Parcel not here yet', 'Delivery of {ref}'],
    first: [
      'my {item} was supposed to arrive {when} and nothing has come to {place}',
      'I bought a {item} {when} and I am still waiting for {ref} to be delivered',
      '{ref} with the {item} has been on the way for {days} days, is that normal',
      'could you tell me where the {item} is that I paid for {when}',
    ],
    again: [
      'nobody has brought the {item} so far although you said it would come soon',
      'the courier still has not shown up with the {item}',
      'still empty-handed here, no sign of the {item} at {place}',
      'I was promised delivery within days, that was {when}, and the {item} is missing to this day',
    ],
    answers: [
      'I checked with {carrier}: the parcel left the sorting centre and should reach you within two working days.',
      'Your parcel is on its way, here is the new tracking link. It was delayed at the hub.',
    ],
  },
  {
    subjects: ['Tracking does not move', 'No scan for {days} days', 'Tracking number stuck'],
    first: [
      'the tracking of {carrier} shows no movement for {days} days for the {item}',
      'your tracking link for the {item} says label created since {when} and nothing more',
      'status of {ref} stays at handed to {carrier}, the {item} does not seem to move',
      '{carrier} tells me they never got the {item} you say was shipped {when}',
    ],
    again: [
      'that {item} shipment is frozen on the map, same line as before',
      'I look at the {carrier} page each morning and it shows the very same entry for the {item}',
      'no new scan of the {item} since you told me to wait',
    ],
    answers: [
      'I opened a search with {carrier}. They answer within three working days and I will write to you.',
      'The label was created late. {carrier} has scanned the parcel today, the link now shows it.',
    ],
  },
  {
    subjects: ['Marked delivered but not received', 'Says delivered', 'Parcel missing'],
    first: [
      '{carrier} claims the {item} was delivered {when} but nobody at {place} got anything',
      'it says delivered and signed, yet my {item} is nowhere at {place}',
      'the {item} is shown as dropped at {place} {when}, I was at home and there was nothing',
      'your system lists {ref} as received but the {item} never made it to me',
    ],
    again: [
      'the neighbours do not have the {item} either, I asked all of them as you proposed',
      'the driver could not say where he left the {item}',
      'I waited as told and the {item} did not turn up at {place}',
    ],
    answers: [
      'I have asked {carrier} for the proof of delivery and started a claim; we send a new one if it stays missing.',
      'The parcel was left with a neighbour, the name is on the card that {carrier} left.',
    ],
  },
]
export const EN_REFUND: readonly Matter[] = [
  {
    subjects: ['Refund for {item}', 'When do I get my money', 'Refund not received'],
    first: [
      'I sent the {item} back {when} and the refund of {amount} has not reached my {pay}',
      'how long does a refund to {pay} take, you got the {item} {when}',
      'returned the {item} {days} days ago, no refund on my {pay} so far',
      'please tell me when the {amount} for the {item} will be paid back',
    ],
    again: [
      'my bank shows nothing from you for the {item}',
      'there is still no money on my {pay}, {amount} are open',
      'you wrote that {amount} had been sent, my statement says otherwise',
      'I keep checking my {pay} and the {item} has not been paid back',
    ],
    answers: [
      'The refund of {amount} left us today. {pay} needs up to five working days to show it.',
      'Your refund is booked. Depending on your bank it is visible after three to seven days.',
    ],
  },
  {
    subjects: ['Refund amount is wrong', 'Part of refund missing', 'Only part refunded'],
    first: [
      'I got less than I paid for the {item}, {amount} is missing on my {pay}',
      'why was shipping taken off the refund of the {item} I returned {when}',
      'you refunded only a part of {ref}, the {item} cost {amount} more',
      'the amount you paid back for the {item} does not match the bill of {amount}',
    ],
    again: [
      'the missing part of {amount} for the {item} has not been corrected',
      'nobody explained to me why I was paid short for the {item}',
      'the difference is still open, I am talking about the {item}',
    ],
    answers: [
      'Shipping is not part of a refund for change of mind. I have sent you the rule and the sum.',
      'You are right, {amount} were missing. I have sent the difference.',
    ],
  },
  {
    subjects: ['Refund policy question', 'Can I get a refund', 'Refund rule for sale items'],
    first: [
      'does the refund rule cover a {item} that I bought on sale {when}',
      'I do not understand whether I get money or a voucher for the {item}',
      'your page says {days} days for refunds, does it count from delivery of the {item} or from the order',
      'can I have {amount} back for the {item} though I opened the bag {when}',
    ],
    again: [
      'your answer about the {item} contradicts what the refund page says',
      'one of you says voucher and the other says money for my {item}, which is right',
      'I read the policy twice and I am not wiser about the {item} than before',
    ],
    answers: [
      'Sale items can be returned within 14 days after delivery; you get the money back to {pay}.',
      'Opened items are refunded if unused. Please send the {item} with the label attached.',
    ],
  },
]
export const EN_RETURN: readonly Matter[] = [
  {
    subjects: ['Return of {item}', 'Return label', 'How to send back'],
    first: [
      'I want to send back the {item} I got {when}, it does not suit me',
      'how do I return the {item} from {place}, I find no label in the box',
      'please send me a return label for the {item} of {ref}',
      'the {item} is not what I hoped for, where do I return it within {days} days',
    ],
    again: [
      'the label for the {item} you mailed cannot be printed, it is an empty page',
      'the shop at {place} refused my parcel with the {item}, the code had run out',
      'I have no label for the {item} even now',
    ],
    answers: [
      'Here is your return label, valid for 14 days. Drop the parcel at any {carrier} point.',
      'I renewed the label. Print it or show the code at the counter.',
    ],
  },
  {
    subjects: ['Wrong size', 'Exchange {item}', 'Another size please'],
    first: [
      'the {item} is too small, can I change it for one size up',
      'I need the {item} in another colour, it came {when} and is unworn',
      'my {item} runs much larger than your table says, please exchange it',
      'could you swap the {item} from {ref}, the fit is off',
    ],
    again: [
      'the new {item} has the same wrong size as the one before',
      'I gave the {item} back {when} and the exchange has not come',
      'no parcel with the other size so far, it is about the {item}',
    ],
    answers: [
      'I reserved the other size for you; it ships once the return is scanned.',
      'That size is sold out. I can offer a refund or a similar {item}.',
    ],
  },
  {
    subjects: ['Return arrived?', 'Did you get my parcel', 'Return not registered'],
    first: [
      'did my return with the {item} reach your warehouse, I posted it {when}',
      '{carrier} delivered my {item} to you {days} days ago but my account shows nothing',
      'my return of the {item} is still marked as waiting, though you have it since {when}',
    ],
    again: [
      'the {item} I sent in has not been registered at your end yet',
      'account still says waiting for the {item}, I have the receipt of {carrier}',
      'you have had my {item} for ages and nothing happens',
    ],
    answers: ['The warehouse has found the parcel and booked it today.', 'Returns are booked within five days after arrival; yours is in the queue.'],
  },
]
