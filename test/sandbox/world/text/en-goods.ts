import type { Matter } from './phrase.ts'

export const EN_DAMAGED: readonly Matter[] = [
  {
    subjects: ['{item} arrived damaged', 'Broken on arrival', 'Damaged goods'],
    first: [
      'the {item} came with {defect}, the box was crushed at one corner',
      'I opened the parcel {when} and the {item} has {defect}',
      'my brand new {item} shows {defect}, what now',
      'sadly there is {defect} on the {item} from {ref}',
    ],
    again: [
      'the {item} you sent as a replacement has {defect} as well',
      'I sent the photos of {defect} and have not got a decision about the {item}',
      'nothing has been done about my {item} with {defect}',
    ],
    answers: [
      'I am sorry. A new {item} leaves tomorrow; please keep the broken one for {carrier}.',
      'Thanks for the photos. I refunded {amount}, no need to send it back.',
    ],
  },
  {
    subjects: ['Wrong item', 'Not what I ordered', 'Got something else'],
    first: [
      'instead of the {item} there was something quite different in the box',
      'you sent me the wrong thing, I had chosen a {item} {when}',
      '{ref} should hold a {item}, I got another colour and size',
    ],
    again: [
      'the right {item} is still due, I only have the wrong one here',
      'who picks up the thing that you sent by mistake in place of the {item}',
      'second parcel, again not the {item} I chose',
    ],
    answers: [
      'That was our mistake. The right {item} is packed now, keep or donate the other.',
      'Please use the enclosed label for the wrong one; the right {item} ships today.',
    ],
  },
  {
    subjects: ['Item missing from parcel', 'Incomplete order', 'Something is missing'],
    first: [
      'the parcel came {when} but the {item} was not inside',
      'only half of {ref} arrived, the {item} is missing',
      'one piece is lacking: the {item}, the packing list says it was in',
    ],
    again: [
      'I am waiting for the piece that was left out, the {item}',
      'the second half with the {item} was to follow and never did',
      'no news about the {item} that was not in the box',
    ],
    answers: [
      'The {item} ships from another warehouse and arrives separately.',
      'I have added the missing {item} to a free parcel that leaves today.',
    ],
  },
]
export const EN_CHANGE: readonly Matter[] = [
  {
    subjects: ['Change address', 'Wrong address on {ref}', 'New delivery address'],
    first: [
      'I typed the wrong street for the {item}, please send it to {place}',
      'can the {item} go to {place} instead, I ordered it {when}',
      'I am moving, {ref} with the {item} needs a new address',
    ],
    again: [
      'the {item} is going to the old address anyway, as I see in the tracking',
      'my correction of the street for the {item} was not taken over',
      'again the former address on the note for the {item}',
    ],
    answers: ['The address is changed, you get a new confirmation in a minute.', 'The parcel has left us; I asked {carrier} to redirect it.'],
  },
  {
    subjects: ['Cancel my order', 'Cancel {ref}', 'Please stop the order'],
    first: [
      'please cancel the {item} that I ordered {when}, I do not need it any more',
      'I clicked twice and have two {item} orders now, cancel one of them',
      'stop {ref} please, I found the {item} elsewhere',
    ],
    again: [
      'the {item} was shipped although I had cancelled it',
      'I get mails that the {item} is being packed, it should be stopped',
      'the second {item} has not been taken off my account',
    ],
    answers: ['The order is cancelled and the payment released.', 'It is too late to stop it; refuse the parcel and we refund you.'],
  },
  {
    subjects: ['Add to my order', 'Change item in order', 'Different colour'],
    first: [
      'can I still switch the {item} to another colour before it ships',
      'please put one more {item} into {ref}',
      'I picked the wrong version of the {item} {when}, can you alter it',
    ],
    again: [
      'the change of the {item} is not in the confirmation',
      'it still lists the old version of the {item}',
      'you agreed to alter the {item}, the bill shows the old one',
    ],
    answers: [
      'Done, the confirmation shows the new choice.',
      'I cannot add pieces to a paid order, but shipping of a second one is free with this code.',
    ],
  },
]
