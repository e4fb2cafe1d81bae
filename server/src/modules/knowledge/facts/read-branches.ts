import type { Block, ExtractedDocument } from '../extract/types.ts';
import { mergeNames } from './read-item-row.ts';
import { statementsOf } from './read-statements.ts';
import type { Proposed, ReadFactsOptions } from './read-types.ts';
import type { Bilingual, BranchFact } from './types.ts';
import { columnOf } from './vocabulary-columns.ts';
import { findCity } from './vocabulary-places.ts';
import { foldText, languageOf, splitBilingual, toAsciiDigits, trimEdges } from './vocabulary-text.ts';

const ADDRESS = /^(?:our )?(?:address|location|visit us|find us|العنوان|عنواننا|الموقع|موقعنا)\s*[:：-]\s*/iu;
const SHOP = /^(?:boutique|shop|store|showroom|restaurant|café|cafe|البوتيك|المحل|المعرض|المتجر|المطعم|المقهى|الفرع)\s*[:：]\s*/iu;
const PHONE = /(?:\+|00)?\d[\d\s().-]{5,}\d/;
const PHONE_LABEL = /phone|tel|mobile|whatsapp|call|هاتف|جوال|واتساب|اتصل|موبايل/i;
const MAP = /https?:\/\/\S{0,200}(?:maps|goo\.gl|waze)\S{0,300}/i;
/** Headings of a page about the whole business: the branch is then named after the business. */
const GENERAL = /contact|hours|ساعات|visit|find us|about|welcome|where|address|location|تواصل|من نحن|عن |زورونا|العنوان|الموقع|مرحبا/;

interface Draft {
  heading: Block | null;
  address: Bilingual;
  phone: string | null;
  mapUrl: string | null;
  start: number;
  end: number;
  page: number | null;
}

/** Branches that a document describes by address: one for each heading with one below it, and rows of branch tables. */
export function readBranches(document: ExtractedDocument, options: ReadFactsOptions): Proposed<BranchFact>[] {
  return [...fromText(document, options), ...fromTables(document)];
}

function fromText(document: ExtractedDocument, options: ReadFactsOptions): Proposed<BranchFact>[] {
  const drafts = new Map<Block | null, Draft>();
  for (const statement of statementsOf(document)) {
    const draft = drafts.get(statement.heading) ?? {
      heading: statement.heading,
      address: { en: null, ar: null },
      phone: null,
      mapUrl: null,
      start: statement.start,
      end: statement.end,
      page: statement.page,
    };
    const address = readAddress(statement.text);
    const phone = readPhone(statement.text);
    const mapUrl = MAP.exec(statement.text)?.[0] ?? null;
    if (!address && !phone && !mapUrl) continue;
    if (address)
      draft.address = mergeNames([draft.address, languageOf(address) === 'ar' ? { en: null, ar: address } : { en: address, ar: null }]);
    draft.phone ??= phone;
    draft.mapUrl ??= mapUrl;
    draft.end = Math.max(draft.end, statement.end);
    drafts.set(statement.heading, draft);
  }
  const complete = [...drafts.values()].filter((draft) => draft.address.en !== null || draft.address.ar !== null);
  const business = businessName(document);
  const named = mergeUnnamed(complete, business, options);
  return named.map(({ draft, name }) => ({
    name,
    address: draft.address,
    city: findCity(draft.address),
    phone: draft.phone,
    mapUrl: draft.mapUrl,
    state: 'proposed',
    span: { page: draft.page, start: draft.heading?.start ?? draft.start, end: draft.end },
  }));
}

/** Drafts under general headings describe one place, the business itself, in one language or the other. */
function mergeUnnamed(drafts: Draft[], business: Bilingual, options: ReadFactsOptions): { draft: Draft; name: Bilingual }[] {
  const named: { draft: Draft; name: Bilingual }[] = [];
  let whole: Draft | null = null;
  for (const draft of drafts) {
    const isGeneral =
      draft.heading === null || GENERAL.test(foldText(draft.heading.text)) || sameName(splitBilingual(draft.heading.text), business);
    if (!isGeneral && draft.heading) {
      named.push({ draft, name: branchName(draft.heading.text) });
    } else if (whole) {
      whole.address = mergeNames([whole.address, draft.address]);
      whole.phone ??= draft.phone;
      whole.mapUrl ??= draft.mapUrl;
    } else {
      whole = { ...draft };
      const fallback: Bilingual = options.language === 'ar' ? { en: null, ar: 'الفرع الرئيسي' } : { en: 'Main branch', ar: null };
      named.push({ draft: whole, name: business.en || business.ar ? business : fallback });
    }
  }
  return named;
}

const sameName = (one: Bilingual, other: Bilingual): boolean =>
  (one.en !== null && one.en === other.en) || (one.ar !== null && one.ar === other.ar);

export const branchName = (text: string): Bilingual => {
  const { en, ar } = splitBilingual(text);
  return {
    en: en ? trimEdges(en.replace(/\b(?:branch|boutique|shop)\b/gi, '')) : null,
    ar: ar ? trimEdges(ar.replace(/^(?:فرع|بوتيك)\s+/u, '')) : null,
  };
};

/** The business's name as its own page gives it: the title, and "X is a …" in English. */
function businessName(document: ExtractedDocument): Bilingual {
  const title = document.blocks[0];
  const bare =
    title && title.text.length <= 80 && !/[.!?؟]$/.test(title.text)
      ? title.text.replace(/^(?:عن|about|welcome to|من نحن)[\s:]+/iu, '')
      : '';
  const hasMore = /^(?:us|نحن)$/i.test(bare) ? '' : (bare.split(/\s*[:：]\s*/)[0] ?? '');
  const sentence = /(?:^|\n)([A-Z][\p{L}'’& -]{2,40}?) is (?:a|an|the)\b/u.exec(document.text)?.[1] ?? null;
  return mergeNames([splitBilingual(hasMore), { en: sentence, ar: null }]);
}

function readAddress(text: string): string | null {
  const label = ADDRESS.exec(text) ?? SHOP.exec(text);
  if (!label) return null;
  const value = text
    .slice(label[0].length)
    .replace(MAP, '')
    .trim()
    .replace(/[.،,]$/, '');
  const parts = value.split(/[,،]/).length;
  return /\p{L}{2}/u.test(value) && (ADDRESS.test(text) ? value.length >= 8 : parts >= 3) ? value : null;
}

function readPhone(text: string): string | null {
  const plain = toAsciiDigits(text);
  if (!PHONE_LABEL.test(plain)) return null;
  const digits =
    PHONE.exec(plain)?.[0]
      .replace(/[^\d+]/g, '')
      .replace(/^00/, '+') ?? '';
  return digits.replace('+', '').length >= 7 && digits.length <= 16 ? digits : null;
}

function fromTables(document: ExtractedDocument): Proposed<BranchFact>[] {
  return document.blocks.flatMap((block) => {
    if (block.kind !== 'table_row' || !block.header || !block.cells) return [];
    const { cells } = block;
    const columns = block.header.map(columnOf);
    const get = (column: string): string | null => cells[columns.indexOf(column as never)]?.trim() || null;
    const branch = get('branch') ?? (columns.includes('address') ? get('name') : null);
    const address = get('address');
    const isHeader = cells.every((cell, index) => cell === block.header?.[index]);
    if (!branch || isHeader || (!address && !get('phone'))) return [];
    const both: Bilingual = address ? splitBilingual(address) : { en: null, ar: null };
    const city = get('city');
    const phone = toAsciiDigits(get('phone') ?? '').replace(/[^\d+]/g, '');
    const fact: Proposed<BranchFact> = {
      name: mergeNames([branchName(branch), { en: get('name_en'), ar: get('name_ar') }]),
      address: both,
      city: city ? findCity(splitBilingual(city)) : findCity(both),
      phone: phone.length >= 7 ? phone.replace(/^00/, '+') : null,
      mapUrl: cells.map((cell) => MAP.exec(cell)?.[0]).find(Boolean) ?? null,
      state: 'proposed',
      span: { page: block.page, start: block.start, end: block.end },
    };
    return [fact];
  });
}
