/** Takes what the screen holds away as a file of this name; it never leaves the browser for that. */
export function saveFile({ content, type, name }: { content: string; type: string; name: string }): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
