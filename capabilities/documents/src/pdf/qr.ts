import QRCode from 'qrcode';

/** Draws a QR code (ISO/IEC 18004, level M) as vectors, one path, with its quiet zone inside the square of `size` points. */
export function drawQr({ doc, text, x, y, size, color }: { doc: PDFKit.PDFDocument; text: string; x: number; y: number; size: number; color: string }): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const unit = size / (modules.size + 4);
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      let length = 1;
      while (column + length < modules.size && modules.get(row, column + length)) length++;
      doc.rect(x + (column + 2) * unit, y + (row + 2) * unit, length * unit, unit);
      column += length;
    }
  }
  doc.fill(color);
}
