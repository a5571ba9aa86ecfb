/** The company's days over the national calendar. Days are serial days (serial-day.ts). */
export interface Calendar {
  isWorkday(day: number): boolean;
  kind(day: number): 'work' | 'rest' | 'holiday';
  /** False where neither the national table nor the company knows that year's holidays: what is asked of it is then unknown. */
  knows(day: number): boolean;
}
