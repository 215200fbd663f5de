/** What may stand at a place of the English phrases; alternatives are parted by bars. */
import type { Slots } from './phrase-pattern.ts'

export const ENGLISH_SLOTS: Slots = {
  thank:
    'thanks|thank you|thank you all|cheers|ta|many thanks|much thanks|big thanks|huge thanks|a big thank you|a huge thank you|a big thanks|my thanks|sincere thanks|thanks a lot|merci|merci beaucoup',
  much: 'so much|so so much|so very much|very much|ever so much|a lot|a bunch|a ton|a million|tons|heaps|loads|kindly|again|once again|once more|indeed|really|truly|everyone|everybody|all|both|both of you|all of you|you all|guys|folks|team|support|support team|to you|to you all|to all|to all of you|to everyone|to your team|to the team|to the whole team|to you and your team|to you|mate|man|buddy|my friend|friend|friends|sir|madam|dear|ladies|gents|x|xx|xo',
  det: 'your|the|this|that|such|such a|a|an|my|our|all your|all the|all of your|all this|all that',
  very: 'so|very|really|super|extremely|incredibly|truly|absolutely|most',
  good: 'good|great|amazing|awesome|fantastic|wonderful|brilliant|excellent|perfect|outstanding|superb|lovely|nice|incredible|fabulous|terrific|marvellous|marvelous|stellar|exceptional|splendid|top|first class|brill|impressive',
  quick: 'quick|fast|prompt|speedy|swift|rapid|timely|immediate|easy|smooth',
  kind: 'kind|helpful|friendly|patient|professional|thorough|detailed|clear|efficient|understanding|useful|polite|thoughtful|generous|supportive|attentive|responsive|knowledgeable|courteous|honest',
  praise: '{good}|{quick}|{kind}',
  quality:
    '{praise}|and {praise}|best|hard|continued|ongoing|valuable|invaluable|precious|personal|warm|super|constant|tremendous|comprehensive|precise',
  help: 'help|support|assistance|service|customer service|customer support|customer care|aftersales service|time|effort|efforts|work|hard work|patience|kindness|honesty|guidance|care|dedication|professionalism|understanding|generosity|expertise',
  given:
    'help|support|assistance|service|customer service|customer support|customer care|time|effort|efforts|work|hard work|patience|kindness|honesty|guidance|care|dedication|professionalism|understanding|generosity|expertise|reply|replies|response|responses|answer|answers|information|info|update|updates|solution|resolution|fix|clarification|explanation|explanations|feedback|advice|tip|tips|hint|hints|attention|consideration|cooperation|confirmation|refund|replacement|exchange|message|email|e mail|mail|call|note|link|links|instructions|steps|details|turnaround|action|reaction|heads up|headsup|follow up|followup|speed|concern|input|suggestion|suggestions|discount|voucher|credit|reminder|notice|notification|news|delivery|promptness|transparency|insight|recommendation|pointer|pointers|communication|coordination|workaround|walkthrough|guide|code|documents|invoice|receipt|copy|compensation|goodwill|gesture|flexibility|interest|welcome|walk through',
  matter:
    'account|order|issue|issues|problem|problems|request|case|ticket|refund|return|matter|question|questions|query|enquiry|inquiry|login|password|payment|invoice|subscription|delivery|parcel|package|setup|booking|claim|exchange|error|situation|concern|bug|settings|app|device|phone|replacement|purchase|registration|reservation|transfer|access|order number',
  thing:
    'it|this|that|them|these|those|everything|it all|all of it|all of this|all this|all that|things|me|us|both|all|{mine} {matter}|{mine} {item}|the whole thing|the matter',
  mine: 'my|the|this|that|our',
  about:
    'with {thing}|on {thing}|regarding {thing}|about {thing}|in {thing}|in this matter|in resolving {thing}|with resolving {thing}|in sorting {thing} out?',
  soon: 'so quickly|very quickly|quickly|so fast|so soon|so promptly|promptly|right away|straight away|immediately|in no time|so well|so kindly|so nicely|so efficiently|for me|for us|again|today|yesterday|this morning|this afternoon|this evening|tonight|earlier|on such short notice|at short notice|in such a short time|over the phone|on the phone|and so quickly|so clearly|so patiently|all the time',
  done: 'helping|assisting|supporting|guiding|fixing|sorting|sorting out|resolving|solving|handling|clarifying|explaining|checking|rechecking|confirming|clearing|clearing up|arranging|organising|organizing|processing|expediting|looking into|looking after|checking into|checking on|taking care of|dealing with|following up|following up on|double checking|finding|correcting|updating|sending|resending|replacing|refunding|responding|responding to|replying|replying to|answering|getting back to|getting back|coming back to|letting me know|letting us know|informing|advising|listening|listening to|sharing|providing|pointing out|reaching out|reaching out to|making it right|making it work|making it happen|making this happen|making it easy|making this easy|making it so easy|making this so easy|going the extra mile|going above and beyond|taking the time|taking your time|taking the time to help|taking the time to explain|jumping on|keeping me updated|keeping me posted|keeping me informed|being there|putting up with|standing by|reporting back|escalating',
  for: 'for {det?} {very*} {quality*} {given} {more*} {about?} {soon*}|for {done} {thing?} {particle?} {given_to?} {about?} {soon*}|for being {very*} {kind}|for being {very*} {praise}|for all you do|for all you did|for all you have done|for everything you did|for everything you have done|for everything you do|for everything|for that|for this|for it|for all|for nothing else|for what you did|for your {very*} {quality}|for {mine} {very*} {quality} {quality*} {given} {more*}|for all the {given}|for all {given} {more*}|for you {given}',
  more: 'and {det?} {very*} {quality*} {given}|{quality} {given}|provided|given|received',
  particle: 'out|up|back|again|off|over',
  given_to: 'to me|to us|the {given}|that {given}|this {given}|your {given}|the {quality} {given}|me the {given}|me|know',
  item: 'refund|parcel|package|delivery|order|replacement|money|email|mail|link|code|invoice|receipt|item|items|goods|product|payment|voucher|label|confirmation|letter|document|documents|key|reset email|amount|credit|tracking number|answer|information|new one|right one|correct one|one|shipment|exchange|missing part|missing item|part|parts|card|gift card|file|files|message|cheque|check|attachment|spare part|new device|new phone',
  works:
    'works|worked|is working|are working|is up and running|is running|is up|does work|loads|is loading|opens|functions|is functioning|is operational|is online|is connected|connects|is charging|works out',
  well: 'now|again|fine|just fine|well|very well|really well|great|perfectly|perfect|beautifully|flawlessly|correctly|properly|smoothly|nicely|wonderfully|like a charm|like a dream|like magic|a treat|as expected|as it should|as normal|normally|for me|for us|too|as well|today|already|at last|finally|good|like new|on my phone|on my side|on my end|on our side|on our end|on all devices|without any problem|without any problems|without problems|without any issues|without issues|without a problem|once again',
  gone: '{sorted}|gone|taken care of',
  sorted: 'solved|resolved|fixed|sorted|sorted out|cleared up|settled|rectified|taken care of',
  is: 'is|was|has been|have been|got|is now|are|are now|has now been|seems|seems to be|appears to be|is all|has just been|is finally|has finally been|is already|had been',
  fine: 'good|great|fine|ok|perfect|well|in order|in place|correct|clear|set|alright|all right|good to go|as it should be|back to normal|working|working|done|complete|completed|sorted|resolved|solved|fixed',
  whole: 'it|everything|all|all of it|it all|that|this|everything else|both|they|things',
  tool: '{mine} {what}|the new {what}|{mine} new {what}',
  what: 'app|login|account|site|website|page|link|code|one|replacement|payment|order|refund|password|device|phone|update|fix|subscription|solution|download|voucher|coupon|discount code|method|charger|card|machine|product|item|headset|router|internet|connection|portal|dashboard|screen|sound|sync|feature|setting|workaround|instructions|steps|key|file|video|checkout',
  trouble:
    'problem|problems|issue|issues|error|errors|matter|case|ticket|bug|question|questions|query|request|concern|glitch|trouble|situation|fault|enquiry|inquiry',
  when: 'now|today|yesterday|this morning|this afternoon|this evening|last night|tonight|just now|already|at last|finally|safely|safe and sound|in good order|in good condition|in perfect condition|in one piece|a minute ago|a few minutes ago|an hour ago|on {day}|on time|as promised|in the end|all good|with thanks|and well|earlier|earlier today|this week|quickly|early|so fast|so quickly',
  day: 'monday|tuesday|wednesday|thursday|friday|saturday|sunday',
  just: 'just|now|finally|already|also|today|indeed|successfully|safely|all',
  arrived:
    'arrived|came|come|been delivered|was delivered|were delivered|is here|is now here|are here|got here|turned up|landed|made it|came through|went through|gone through|has been refunded|has been credited|was credited|was refunded|been refunded|been credited|been received|was received|is received|reached me|reached us|showed up|is in my account|is on my account|is back in my account|is back on my card|is on my card|is back on my account|has been paid out|was paid out|hit my account|appeared in my account|appeared on my card',
  able: 'log in|login|log back in|sign in|sign back in|get in|get back in|get into {mine} account|access it|access {mine} account|access everything|access {mine} {what}|open it|open the {what}|see it|see everything|see {mine} {item}|see {mine} order|use it|use {mine} {what}|download it|print it|get it to work|get it working|connect|find it|make it work|reset my password|install it|set it up|sort it out|track it|activate it|complete {mine} order|place {mine} order|complete the payment',
  clears:
    'answers|answered|solves|solved|fixed|fixes|resolved|resolves|helps|helped|clarifies|clarified|explains|cleared|clears|sorted|did|does|covers|covered',
  cleared:
    'it|that|this|everything|up|it up|that up|things|things up|me|us|me out|a lot|so much|very much|immensely|tremendously|massively|greatly|a great deal|all|it all|my {trouble}|the {trouble}|all my questions|all my {trouble}|all of my questions|the trick|the job|for me|perfectly',
  am: 'i am|we are|am|are',
  glad: 'happy|satisfied|pleased|grateful|thankful|delighted|glad|impressed|relieved|content|so happy|overjoyed|chuffed|thrilled|over the moon',
  howmuch: 'very|so|really|super|more than|completely|fully|extremely|truly|now|absolutely|totally|quite|most|all|deeply|also|just|100',
  with: 'with it|with that|with this|with everything|with {det} {quality*} {outcome}|with how you handled it|about it|about that|about this|now|for {det} {quality*} {given}|for everything|to hear it|to hear that|to hear this|to know|to know that|it {works}|that it {works}|that it is {fine}|it is {fine}|it is {sorted}|that it is {sorted}|it {works} {well}|that it {works} {well}|it worked out|that is {sorted}|that is {fine}|it all worked out|we got it {sorted}|everything is {fine}',
  outcome:
    'service|help|support|result|results|outcome|resolution|solution|answer|response|reply|purchase|product|refund|replacement|experience|assistance|order|explanation|offer|way it was handled|way you handled it',
  you: 'you|you guys|you all|your team|the team|the support|your support|your support team|the service|your service|your customer service|the customer service|customer service|support|he|she|they|this|it|that|your help|your advice|your explanation|your answer|your reply|your response|your information|the information|the help|the advice|the agent|the support team|this team|your staff|your colleague|your company|this company|the guide|the instructions|the article|the link|the call|the chat',
  are: 'are|is|was|were|have been|has been|did|have all been|has always been|are all|are really|have really been|made',
  hero: 'a star|stars|a superstar|superstars|a lifesaver|lifesavers|a life saver|a legend|legends|a great help|a big help|a huge help|a real help|of great help|of help|of much help|a gem|an angel|angels|a hero|heroes|a rockstar|rockstars|a champ|a champion|champions|a genius|a treasure|a godsend|a pleasure|a pleasure to deal with|a good job|a great job|an amazing job|an excellent job|a fantastic job|a wonderful job|great job|my day|the best|the best support|the best team|the best ever|the greatest',
  deed: 'service|support|job|work|help|response|reply|team|customer service|customer support|communication|experience|assistance|staff|answer|explanation|solution|stuff|news|one|turnaround|result|outcome|company|advice|tip|guys|people|idea',
  cry: 'wow|yay|hooray|hurray|woohoo|yippee|phew|oh|ah|aha|whoa|yes|yep|yeah|yup|hi|hello|hey',
  nice: 'nice|great|good|lovely|wonderful|pleasant|fantastic|amazing|happy|relaxing|blessed|super|restful|beautiful|fabulous|brilliant|awesome|productive|splendid|sunny|fine|merry',
  time: 'day|weekend|evening|week|one|afternoon|night|morning|rest of the day|rest of your day|rest of the week|rest of your week|rest of the weekend|holiday|holidays|time|start to the week|start of the week|start into the week|new year|christmas|summer|easter|friday|monday|sunday|saturday',
  ahead: 'ahead|too|as well|everyone|all|and a {nice} {time}|and {nice} {time}|yourself',
  closing: 'close|mark|consider',
  case: 'ticket|case|request|issue|thread|conversation|chat|enquiry|inquiry|one|task|query|matter|support ticket|support request',
  as: 'now|as solved|as resolved|as done|as closed|as complete|as completed|solved|resolved|closed|done',
  may: 'please|you can|you may|feel free to|kindly|go ahead and|yes|you could|i think you can|so you can|happy for you to|i am happy for you to|yes you can|now|we can|just|so',
  all_is:
    'all|that is it|that is everything|that is all|that will be all|that would be all|nothing else|nothing more|nothing further|no more questions|no further questions|no other questions|no questions|no further help needed|no further help required|no further assistance needed|no further assistance required|no further action needed|no further action required|no further issues|no need to reply|no need for anything else|no reply needed|no reply necessary|no need to respond|no action needed',
  know: 'to know|to hear|to see',
  side: 'side|end|part',
  of_you: 'of you|of you all',
  got: 'it|them|this|that|everything|{mine} {new?} {item}|all {item}|{new} {item}|a {new} {item}|{item}',
  new: 'new|right|correct|full|complete',
  has: 'has|have|is|was|were|did|had',
  that: 'that|it|this|about it|that it {works}|it {works}|for me|for the future|news',
  you_are: 'you are|guys|team|all|everyone|from you|from you all|from your side|from the team',
  and_praise: 'and {very*} {praise}|as always|today|again|to me|with me|in helping me|in this matter|throughout',
  rock: 'rock|guys rock|all rock|saved me|saved my day|saved the day|saved my life|nailed it|did it|made it|helped me a lot|helped a lot|helped so much|really helped me|really helped|really helped us|have helped me a lot|have helped a lot|have helped so much|made my day',
  at_all: 'at all|now|here|anymore|then',
  to_you: 'to you|to you all|for you|for the future|and take care|to all of you|to your team|from here',
  regards: 'regards|wishes|greetings',
  from: 'from here|from me',
  yours: 'yours',
  again: 'again|later|then|next time|soon',
  there:
    'there|all|everyone|team|again|support|support team|both|guys|sir|madam|folks|customer service|help desk|helpdesk|service team|customer care',
  you_there:
    'support|support team|team|all|everyone|sir|madam|sir or madam|sirs|customer service|customer support|customer care|service team|helpdesk|help desk|colleagues|friends|friend|there',
}
