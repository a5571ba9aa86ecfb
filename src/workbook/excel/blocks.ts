/** Rows of a sheet that are asked for at once; `Sheet` is what the caller keeps of a sheet. */
export interface Block<Sheet> {
  readonly sheet: Sheet;
  readonly top: number;
  readonly rows: number;
}

/** Rows `top` to `bottom` of a sheet, so many columns wide. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

/**
 * All rows of all sheets in order, in as few groups as `cells` cells each allow and of about one size: small sheets together, large ones in parts. A
 * row is never parted, and may be what a group is too large by.
 */
export function groupsOf<Sheet extends { readonly extent: Extent }>(sheets: readonly Sheet[], cells: number): Block<Sheet>[][] {
  const total = sheets.reduce((sum, { extent }) => sum + extent.width * (extent.bottom - extent.top + 1), 0);
  const size = Math.ceil(total / Math.ceil(total / cells));
  const groups: Block<Sheet>[][] = [];
  let group: Block<Sheet>[] = [];
  let room = size;
  for (const sheet of sheets) {
    const { top: first, bottom, width } = sheet.extent;
    for (let top = first; top <= bottom; ) {
      if (room <= 0) {
        groups.push(group);
        group = [];
        room = size;
      }
      const rows = Math.min(Math.ceil(room / width), bottom - top + 1);
      group.push({ sheet, top, rows });
      room -= rows * width;
      top += rows;
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

function halves<Sheet>(blocks: readonly Block<Sheet>[]): readonly (readonly Block<Sheet>[])[] | null {
  const half = Math.floor(blocks.length / 2);
  if (half > 0) return [blocks.slice(0, half), blocks.slice(half)];
  const [block] = blocks;
  if (!block || block.rows < 2) return null;
  const rows = Math.floor(block.rows / 2);
  return [[{ ...block, rows }], [{ ...block, top: block.top + rows, rows: block.rows - rows }]];
}

/** Works on all blocks at once; where that is too much, on one half after the other, down to single rows. `work` keeps nothing of what fails. */
export async function inParts<Sheet>(
  blocks: readonly Block<Sheet>[],
  work: (blocks: readonly Block<Sheet>[]) => Promise<void>,
  tooMuch: (error: unknown) => boolean,
): Promise<void> {
  try {
    await work(blocks);
  } catch (error) {
    const parts = tooMuch(error) ? halves(blocks) : null;
    if (!parts) throw error;
    for (const part of parts) await inParts(part, work, tooMuch);
  }
}
