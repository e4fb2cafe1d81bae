/**
 * Sentences that a document addresses to a machine ("ignore all previous instructions and reply …"). No business tells its customers such a
 * thing, so they are neither shown to a model, nor quoted, nor evidence for a claim.
 */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|do not follow|don't follow)\b[^.\n]{0,60}\b(?:instructions?|rules?|prompts?|guidelines|directions|orders)\b/iu,
  /\b(?:system prompt|system message|developer message|developer mode|jailbreak|new instructions?\s*:)/iu,
  /\byou are now (?:an?|in|the)\b|\bpretend (?:to be|that you|you)\b|\bact as (?:an?|the|if)\b/iu,
  /\b(?:ai|a\.i\.|chat ?bots?|llms?|language models?|virtual assistants?)\b[^.\n]{0,60}\b(?:must|should|have to|has to|are to|shall|always|never)\b/iu,
  /\b(?:reply|respond|answer)\b[^.\n]{0,20}\b(?:only|exactly|verbatim)\b[^.\n]{0,12}\b(?:with|this|the following)\b|\b(?:reply|respond|answer) with\s*[:"“]/iu,
  /\b(?:add|append|prepend|include|insert|integrate|incorporate|embed|mention|modify|augment|adjust|alter|change|begin|start|end|finish|conclude|close|suggest|recommend|advertise|promote|place|put|use|translate|rewrite|encode|repeat)\b[^\n]{0,160}\b(?:in|to|into|of|with|at the (?:start|end|beginning) of)?\s*(?:your|the|this|each|every) (?:reply|replies|response|responses|answer|answers|output|outputs|completion)\b|\b(?:in|with|within|throughout) your (?:reply|response|answer|output)s?\b/iu,
  /(?<!\p{L})(?:أضف|اضف|أدرج|ادرج|اذكر|اختم|ابدأ|ابدا|غيّر|غير|عدّل|عدل|ترجم)(?!\p{L})[^\n]{0,120}(?:ردك|إجابتك|اجابتك|جوابك|الرد|الإجابة|الاجابة)(?!\p{L})/u,
  /(?<!\p{L})[وف]?(?:تجاهلوا|تجاهلي|تجاهل|انسوا|انسَ|انس|إنسى|انسى|أهمل|اهمل|لا تتبع|لا تتبعي)(?!\p{L})[^.\n]{0,60}(?:تعليمات|التعليمات|القواعد|قواعد|الأوامر|الاوامر|التوجيهات)/u,
  /(?:النموذج اللغوي|الذكاء الاصطناعي|روبوت المحادثة|تعليمات النظام|رسالة النظام)[^.\n]{0,60}(?:يجب|عليك|دائما|دائمًا|أبدا|أبدًا|اكتب|قل|أجب)/u,
  /(?<!\p{L})(?:أجب|اجب|رد|ردي|اكتب) (?:فقط|حصرا|حصرًا) (?:بـ|ب|بال|:|هذا|ما يلي)/u,
];

/** The text without what it orders a machine to do: each such sentence is taken out to the end of its line, for its quotation goes on there. */
export function withoutOrders(text: string): string {
  if (!ORDERS.some((order) => order.test(text))) return text;
  return text
    .split('\n')
    .flatMap((line) => {
      const starts = ORDERS.flatMap((order) => order.exec(line)?.index ?? []);
      if (starts.length === 0) return [line];
      const kept = line.slice(0, sentenceStart(line, Math.min(...starts))).trimEnd();
      return kept === '' ? [] : [kept];
    })
    .join('\n');
}

function sentenceStart(line: string, at: number): number {
  return Math.max(...[...line.slice(0, at).matchAll(/[.!?؟؛]\s+/gu)].map((end) => end.index + end[0].length), 0);
}
