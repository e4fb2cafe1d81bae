/** What is left of a delivery: nothing, its others' part, or all of it because nobody of those named is in it. */
export type Redacted = { kind: 'gone' } | { kind: 'kept'; raw: Buffer } | { kind: 'untouched' };

/** Shorter than this, a text inside another one says nothing. */
const TELLING_LENGTH = 6;

/**
 * Takes out of a webhook's bytes what belongs to somebody: `identifiers` are values (account keys; phone numbers, message ids) by which any
 * channel's JSON names them. Each smallest element of a list that names one goes; a list that becomes empty goes with what held only it.
 * `within`: only parts that name one of these accounts are looked into, because the same person may write to another tenant too.
 * When something is still named after that, or the bytes are no JSON, the whole delivery goes: its other events are in `inbound` anyhow.
 */
export function redactDelivery(raw: Buffer, identifiers: ReadonlySet<string>, within: ReadonlySet<string> | null = null): Redacted {
  const text = raw.toString('utf8');
  if (within && ![...within].some((account) => text.includes(account))) return { kind: 'untouched' };
  const telling = [...identifiers].filter((identifier) => identifier.length >= TELLING_LENGTH);
  let whole: unknown;
  try {
    whole = JSON.parse(text, keepLargeNumbers);
  } catch {
    return telling.some((identifier) => text.includes(identifier)) ? { kind: 'gone' } : { kind: 'untouched' };
  }
  const pruned = within ? pruneWithin(whole, identifiers, within) : prune(whole, identifiers);
  if (pruned.named || pruned.emptied) return { kind: 'gone' };
  // As a part of a value (a link, a sentence) or as a key. What stands in another tenant's part is theirs.
  const left = JSON.stringify(within ? partsOf(pruned.node, within) : pruned.node);
  if (telling.some((identifier) => left.includes(JSON.stringify(identifier).slice(1, -1)))) return { kind: 'gone' };
  return pruned.changed ? { kind: 'kept', raw: Buffer.from(JSON.stringify(pruned.node)) } : { kind: 'untouched' };
}

interface Pruned {
  node: unknown;
  /** Names somebody, outside of any list: whoever holds this goes. */
  named: boolean;
  /** Held nothing but lists that became empty. */
  emptied: boolean;
  changed: boolean;
}

const untouched = (node: unknown): Pruned => ({ node, named: false, emptied: false, changed: false });

/** Goes down to the smallest parts that name one of the accounts, and prunes those. */
function pruneWithin(node: unknown, identifiers: ReadonlySet<string>, within: ReadonlySet<string>): Pruned {
  if (!namesOne(node, within)) return untouched(node);
  if (Array.isArray(node)) return gather(node.map((element) => pruneWithin(element, identifiers, within)));
  if (!holdsPart(node, within)) return prune(node, identifiers);
  return assemble(
    Object.entries(node as object).map(([key, value]) => ({
      key,
      ...(Array.isArray(value) ? pruneWithin(value, identifiers, within) : untouched(value)),
    })),
  );
}

/** The smallest parts that name one of the accounts. */
function partsOf(node: unknown, within: ReadonlySet<string>): unknown[] {
  if (!namesOne(node, within)) return [];
  if (Array.isArray(node)) return node.flatMap((element) => partsOf(element, within));
  return holdsPart(node, within)
    ? Object.values(node as object).flatMap((value) => (Array.isArray(value) ? partsOf(value, within) : []))
    : [node];
}

/** Is an account named inside one of its own lists? */
function holdsPart(node: unknown, within: ReadonlySet<string>): boolean {
  return typeof node === 'object' && node !== null && Object.values(node).some((value) => Array.isArray(value) && namesOne(value, within));
}

function namesOne(node: unknown, names: ReadonlySet<string>): boolean {
  if (typeof node === 'object' && node !== null && !isRawNumber(node)) return Object.values(node).some((value) => namesOne(value, names));
  return names.has(isRawNumber(node) ? node.rawJSON : String(node));
}

function prune(node: unknown, identifiers: ReadonlySet<string>): Pruned {
  if (Array.isArray(node)) return pruneList(node, identifiers);
  if (typeof node === 'object' && node !== null && !isRawNumber(node)) return pruneObject(node, identifiers);
  const value = isRawNumber(node) ? node.rawJSON : String(node);
  return { node, named: identifiers.has(value), emptied: false, changed: false };
}

function pruneList(list: unknown[], identifiers: ReadonlySet<string>): Pruned {
  return gather(list.map((element) => prune(element, identifiers)));
}

function gather(parts: Pruned[]): Pruned {
  const kept = parts.filter((part) => !part.named && !part.emptied);
  return {
    node: kept.map((part) => part.node),
    named: false,
    emptied: kept.length === 0 && parts.length > 0,
    changed: kept.length < parts.length || kept.some((part) => part.changed),
  };
}

function pruneObject(object: object, identifiers: ReadonlySet<string>): Pruned {
  const pruned = assemble(Object.entries(object).map(([key, value]) => ({ key, ...prune(value, identifiers) })));
  return { ...pruned, named: pruned.named || Object.keys(object).some((key) => identifiers.has(key)) };
}

function assemble(parts: (Pruned & { key: string })[]): Pruned {
  const kept = parts.filter((part) => !part.emptied);
  const lostAll = kept.length < parts.length && !kept.some((part) => holdsList(part.node));
  return {
    node: Object.fromEntries(kept.map((part) => [part.key, part.node])),
    named: parts.some((part) => part.named),
    emptied: lostAll,
    changed: parts.some((part) => part.changed || part.emptied),
  };
}

function holdsList(node: unknown): boolean {
  if (Array.isArray(node)) return node.length > 0;
  return typeof node === 'object' && node !== null && Object.values(node).some(holdsList);
}

type RawNumber = { rawJSON: string };
const rawJson = JSON as unknown as { rawJSON(text: string): RawNumber; isRawJSON(value: unknown): value is RawNumber };
const isRawNumber = (value: unknown): value is RawNumber => rawJson.isRawJSON(value);

// An id beyond 2^53 is written back as it stood.
function keepLargeNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && context?.source ? rawJson.rawJSON(context.source) : value;
}
