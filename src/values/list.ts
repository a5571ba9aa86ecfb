/** Several texts in one cell stand between 、 , ; (half or full width) or line breaks. A list column's dictionary holds the text of the whole cell. */
export const splitList = (text: string): readonly string[] =>
  text
    .split(/[、,，;；\r\n]+/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
