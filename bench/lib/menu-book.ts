import { PDFDocument, StandardFonts } from 'pdf-lib';

const DISHES = [
  'Hummus',
  'Moutabal',
  'Kabsa',
  'Mandi',
  'Machboos',
  'Shawarma',
  'Falafel',
  'Kunafa',
  'Basbousa',
  'Latte',
  'Karak',
  'Risotto',
];
const KINDS = ['house', 'smoked', 'spicy', 'grilled', 'royal', 'summer', 'family', 'classic', 'truffle', 'garden', 'coastal', 'mountain'];

/** A printed menu of so many pages of forty dishes; `dish` stands on its last page and nowhere else. */
export async function makeMenuBook(pages: number, number: number): Promise<{ bytes: Uint8Array; dish: string }> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const dish = `Zanzibar${number}`;
  for (let page = 0; page < pages; page += 1) {
    const sheet = pdf.addPage([595, 842]);
    sheet.drawText(`Section ${page + 1}`, { x: 60, y: 790, size: 18, font });
    for (let row = 0; row < 40; row += 1) {
      const isLast = page === pages - 1 && row === 39;
      const name = isLast
        ? `${dish} platter`
        : `${KINDS[(page + row) % KINDS.length]} ${DISHES[(row * 7 + page) % DISHES.length]} ${page + 1}.${row + 1}`;
      const y = 760 - row * 17.5;
      sheet.drawText(name, { x: 60, y, size: 10, font });
      sheet.drawText(`SAR ${10 + ((page * 40 + row + number) % 90)}`, { x: 480, y, size: 10, font });
    }
  }
  return { bytes: await pdf.save(), dish };
}
