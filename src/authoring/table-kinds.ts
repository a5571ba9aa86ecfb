/** How a tier table may be read, and what counts where several of its rows fit: as somebody chooses it. */
export { HIT_POLICIES, TIER_KINDS } from '../formula/expression';
