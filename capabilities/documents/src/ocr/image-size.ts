/** Size in pixels that a PNG or JPEG declares, read from its head before anything unpacks it; nothing for other files. */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) return sized(view.getUint32(16), view.getUint32(20));
  if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return jpegSize(view);
  return undefined;
}

/** Walks the segments of a JPEG up to its frame header; the picture of a phone may be turned, which its Exif says. */
function jpegSize(view: DataView): { width: number; height: number } | undefined {
  let turned = false;
  let position = 2;
  while (position + 9 < view.byteLength) {
    if (view.getUint8(position) !== 0xff) return undefined;
    const marker = view.getUint8(position + 1);
    const length = view.getUint16(position + 2);
    if (marker === 0xe1) turned ||= exifOrientation(view, position + 4, length) >= 5;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const [height, width] = [view.getUint16(position + 5), view.getUint16(position + 7)];
      return turned ? sized(height, width) : sized(width, height);
    }
    position += 2 + length;
  }
  return undefined;
}

function exifOrientation(view: DataView, start: number, length: number): number {
  const end = Math.min(start + length - 2, view.byteLength);
  if (end - start < 22 || view.getUint32(start) !== 0x45786966) return 1;
  const tiff = start + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > end) return 1;
  const entries = view.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > end) return 1;
    if (view.getUint16(at, little) === 0x0112) return view.getUint16(at + 8, little);
  }
  return 1;
}

function sized(width: number, height: number): { width: number; height: number } | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined;
}
