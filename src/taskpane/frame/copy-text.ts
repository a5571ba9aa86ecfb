/**
 * Puts text on the clipboard. False where the page may not, as in some frames of Excel on the web: the person then copies it by hand from a field.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
