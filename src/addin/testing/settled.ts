import type { Session } from '../session';

/** Resolves when nothing is at work and what is in sight goes by the records. */
export async function settled(session: Session): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    const { checked, progress } = session.desk.state.get();
    const { waivers, closings } = session.records.state.get().records;
    if (progress === null && (!checked || (checked.waivers === waivers && checked.closings === closings))) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the check never caught up');
}
