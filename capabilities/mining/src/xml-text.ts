/** Text as it stands in XML, in an element or between double quotes. */
export const escapeXml = (text: string) => text.replace(/[<>&"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
