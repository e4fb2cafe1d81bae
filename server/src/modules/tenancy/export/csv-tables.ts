type Row = Record<string, unknown>;
type Columns = readonly (readonly [name: string, read: (row: Row) => unknown])[];

const column = (name: string): readonly [string, (row: Row) => unknown] => [name, (row) => row[name]];
const both = (name: string): Columns => [
  [`${name}_en`, (row) => (row[name] as { en?: string } | null)?.en],
  [`${name}_ar`, (row) => (row[name] as { ar?: string } | null)?.ar],
];

/** What people open in a spreadsheet, beside the JSON lines that hold everything. */
export const CSV_TABLES: readonly { file: string; table: string; columns: Columns }[] = [
  {
    file: 'contacts',
    table: 'contact',
    columns: ['id', 'name', 'language', 'marketing_opt_out_at', 'created_at', 'merged_into'].map(column),
  },
  {
    file: 'messages',
    table: 'message',
    columns: ['id', 'conversation_id', 'at', 'direction', 'author', 'kind', 'text', 'edited_at', 'deleted_at'].map(column),
  },
  {
    file: 'items',
    table: 'item',
    columns: [
      column('id'),
      ...both('name'),
      ...both('section'),
      ...both('description'),
      ...['price_minor', 'currency', 'calories'].map(column),
      ['diet_tags', (row) => (row.diet_tags as string[]).join(' ')],
      ['allergens', (row) => (row.allergens as string[]).join(' ')],
      ...['allergens_confirmed', 'available', 'state'].map(column),
    ],
  },
  {
    file: 'audit',
    table: 'audit_entry',
    columns: [
      'at',
      'action',
      'actor_kind',
      'actor_id',
      'actor_name',
      'target_kind',
      'target_id',
      'target_label',
      'reason',
      'address',
      'device',
    ].map(column),
  },
];
