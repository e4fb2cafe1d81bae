import { readCsv } from './read-csv.ts';

/** What a test expects of one priced item. `priceMinor` is the price in the price column, in halalas or fils. */
export interface ExpectedItem {
  en: string | null;
  ar: string;
  section: string;
  sectionAr: string | null;
  priceMinor: number;
  currency: string;
  calories: number | null;
  /** Marks as the tenant wrote them. A vegan item carries `vegan` only, though it is vegetarian too. */
  diet: string[];
  /** In the words of the fact tables; empty where the tenant states none. */
  allergens: string[];
  available: boolean;
  /** Sized drinks: label and price of each size. Fashion: labels with the one price. */
  sizes?: { label: string; priceMinor: number }[];
  colours?: string[];
  sku?: string;
}

type Row = Record<string, string>;

/** Reads the file that holds a tenant's price list, in each tenant's own columns. */
export const expectedItemReaders: Record<string, (root: string) => ExpectedItem[]> = {
  'bayt-alwaha': (root) => readCsv(`${root}/source/bayt-alwaha/menu.csv`).map(toRestaurantItem),
  'qahwa-corner': (root) => readCsv(`${root}/qahwa-corner/files/menu.csv`).map(toCafeItem),
  'layla-atelier': (root) => readCsv(`${root}/layla-atelier/files/catalogue.csv`).map(toFashionItem),
};

function toRestaurantItem(row: Row): ExpectedItem {
  return {
    en: row.en || null,
    ar: row.ar ?? '',
    section: row.section_en ?? '',
    sectionAr: row.section_ar ?? null,
    priceMinor: toMinor(row.price, 2),
    currency: 'SAR',
    calories: toCalories(row.calories),
    diet: list(row.diet, '|'),
    allergens: list(row.allergens, '|'),
    available: row.available === 'yes',
  };
}

function toCafeItem(row: Row): ExpectedItem {
  const sizes = list(row.sizes, ';').map((size) => {
    const cut = size.lastIndexOf(' ');
    return { label: size.slice(0, cut), priceMinor: toMinor(size.slice(cut + 1), 2) };
  });
  return {
    en: row.name_en ?? '',
    ar: row.name_ar ?? '',
    section: row.section ?? '',
    sectionAr: null,
    priceMinor: toMinor(row.price, 2),
    currency: 'AED',
    calories: toCalories(row.calories),
    diet: list(row.diet, ';').map((mark) => mark.replace('-', '_')),
    allergens: list(row.allergens, ';'),
    available: row.available === 'yes',
    ...(sizes.length > 0 ? { sizes } : {}),
  };
}

function toFashionItem(row: Row): ExpectedItem {
  const priceMinor = toMinor(row.price_kwd, 3);
  return {
    en: row.name_en ?? '',
    ar: row.name_ar ?? '',
    section: row.category ?? '',
    sectionAr: null,
    priceMinor,
    currency: 'KWD',
    calories: null,
    diet: [],
    allergens: [],
    available: row.availability !== 'sold out',
    sizes: list(row.sizes, ';').map((label) => ({ label, priceMinor })),
    colours: list(row.colours, ';'),
    sku: row.sku ?? '',
  };
}

function list(cell: string | undefined, separator: string): string[] {
  return (cell ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function toCalories(cell: string | undefined): number | null {
  return cell === undefined || cell === '' ? null : Number(cell);
}

/** Decimal text to minor units without floating point: "22" and "22.50" with 2 decimals, "89.500" with 3. */
function toMinor(text: string | undefined, decimals: number): number {
  const [whole = '', fraction = ''] = (text ?? '').split('.');
  const minor = Number(whole + fraction.padEnd(decimals, '0'));
  if (!/^\d+$/.test(whole) || fraction.length > decimals || !Number.isSafeInteger(minor)) throw new Error(`not a price: ${text}`);
  return minor;
}
