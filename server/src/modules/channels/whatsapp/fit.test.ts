import { describe, expect, test } from 'vitest';
import type { ListContent, OutboundContent } from '../contract/types.ts';
import { fit } from './fit.ts';

const buttons = (titles: string[]) => titles.map((title, index) => ({ id: `b${index}`, title }));
const titlesOf = (part: OutboundContent | undefined) =>
  part?.kind === 'buttons'
    ? part.buttons.map(({ title }) => title)
    : part?.kind === 'list'
      ? part.sections.flatMap(({ rows }) => rows.map(({ title }) => title))
      : [];

describe('fit', () => {
  test('turns markdown into WhatsApp marks and leaves plain text as it is', () => {
    expect(fit({ kind: 'text', text: '**28 SAR**', markup: 'markdown' })).toEqual([{ kind: 'text', text: '*28 SAR*' }]);
    expect(fit({ kind: 'text', text: '**28 SAR**', previewUrl: true })).toEqual([{ kind: 'text', text: '**28 SAR**', previewUrl: true }]);
  });

  test('splits a long answer into messages of at most 4096', () => {
    const parts = fit({ kind: 'text', text: 'لدينا أطباق كثيرة. '.repeat(500) });
    expect(parts.map((part) => part.kind === 'text' && part.text.length <= 4096 && part.text.endsWith('.'))).toEqual([true, true, true]);
  });

  test('clamps button titles to 20 and tells equal ones apart', () => {
    const [part] = fit({
      kind: 'buttons',
      text: 'Which?',
      buttons: buttons(['A very long title of one', 'A very long title of two', 'No\nway']),
    });
    expect(titlesOf(part)).toEqual(['A very long title o…', 'A very long title… 2', 'No way']);
  });

  test('makes a list of more than three buttons, with whole titles in the descriptions', () => {
    const [part] = fit({
      kind: 'buttons',
      text: 'أي فرع؟',
      buttons: buttons(['العليا', 'النرجس', 'الياسمين', 'فرع طريق الملك عبدالعزيز الشمالي']),
    });
    expect(part).toMatchObject({ kind: 'list', button: 'عرض الخيارات', text: 'أي فرع؟' });
    const rows = (part as ListContent).sections.flatMap((section) => section.rows);
    expect(rows[3]?.title.length).toBeLessThanOrEqual(24);
    expect(rows[3]?.description).toBe('فرع طريق الملك عبدالعزيز الشمالي');
    expect(rows[0]).toEqual({ id: 'b0', title: 'العليا' });
  });

  test('keeps all of twenty-three rows, ten to a list', () => {
    const rows = buttons(Array.from({ length: 23 }, (_unused, index) => `Dish ${index}`));
    const parts = fit({
      kind: 'list',
      text: 'Menu',
      button: 'Show',
      sections: [
        { title: 'Mains', rows: rows.slice(0, 12) },
        { title: 'Sweets', rows: rows.slice(12) },
      ],
    });
    expect(parts.map((part) => titlesOf(part).length)).toEqual([10, 10, 3]);
    expect((parts[1] as ListContent).sections.map(({ title, rows: inside }) => [title, inside.length])).toEqual([
      ['Mains', 2],
      ['Sweets', 8],
    ]);
  });

  test('drops section titles when one is missing, since several sections need one each', () => {
    const [part] = fit({
      kind: 'list',
      text: 'Menu',
      button: 'Show',
      sections: [{ title: 'Mains', rows: buttons(['a']) }, { rows: [{ id: 'x', title: 'b' }] }],
    });
    expect((part as ListContent).sections).toEqual([
      {
        rows: [
          { id: 'b0', title: 'a' },
          { id: 'x', title: 'b' },
        ],
      },
    ]);
  });

  test('sends what exceeds a body first, so that the choices follow their question', () => {
    const parts = fit({ kind: 'buttons', text: `${'Long story. '.repeat(200)}Which one?`, buttons: buttons(['Yes', 'No']) });
    expect(parts.map(({ kind }) => kind)).toEqual(['text', 'buttons']);
    expect(parts[1]).toMatchObject({ text: expect.stringMatching(/Which one\?$/) });
  });

  test('is a text when there is nothing to choose', () => {
    expect(fit({ kind: 'buttons', text: 'Hello', buttons: [] })).toEqual([{ kind: 'text', text: 'Hello' }]);
    expect(fit({ kind: 'list', text: 'Hello', button: 'Show', sections: [{ title: 'Empty', rows: [] }] })).toEqual([
      { kind: 'text', text: 'Hello' },
    ]);
  });

  test('puts a long caption, or one that the kind cannot have, in a text after the media', () => {
    const source = { id: '1' };
    expect(fit({ kind: 'media', media: 'image', source, caption: ' قائمة ' })).toEqual([
      { kind: 'media', media: 'image', source, caption: 'قائمة' },
    ]);
    expect(fit({ kind: 'media', media: 'voice', source, caption: 'hi' }).map(({ kind }) => kind)).toEqual(['media', 'text']);
    expect(fit({ kind: 'media', media: 'document', source, caption: 'x'.repeat(1025) }).map(({ kind }) => kind)).toEqual(['media', 'text']);
    expect(fit({ kind: 'media', media: 'video', source, caption: ' ' })).toEqual([{ kind: 'media', media: 'video', source }]);
  });

  test('leaves out an empty footer and clamps a long one', () => {
    const content = { kind: 'buttons' as const, text: 'x', buttons: buttons(['Yes']) };
    expect(fit({ ...content, footer: ' ' })[0]).not.toHaveProperty('footer');
    expect(fit({ ...content, footer: 'y'.repeat(80) })[0]).toMatchObject({ footer: `${'y'.repeat(59)}…` });
  });

  test('sends at most 257 contact cards at once and hands the rest through', () => {
    const contacts = Array.from({ length: 300 }, (_unused, index) => ({ formattedName: `N${index}`, phones: [] }));
    expect(fit({ kind: 'contacts', contacts }).map((part) => part.kind === 'contacts' && part.contacts.length)).toEqual([257, 43]);
    const template: OutboundContent = { kind: 'template', name: 'order_ready', language: 'ar', components: [] };
    expect(fit(template)).toEqual([template]);
  });
});
