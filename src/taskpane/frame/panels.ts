import { lazy, type ComponentType } from 'react';
import type { PanelName } from '../../addin/session-state';

/** What stands behind each tab; loaded when it is first looked at, but for what nearly everybody looks at. Those that are not there have no tab. */
export const PANEL_OF: Partial<Readonly<Record<PanelName, ComponentType>>> = {
  ledgers: lazy(() => import('../recognise/RecognisePanel')),
  findings: lazy(() => import('../findings/FindingsPanel')),
  waive: lazy(() => import('../waive/WaivePanel')),
  handover: lazy(() => import('../handover/HandoverPanel')),
  closing: lazy(() => import('../closing/ClosingPanel')),
  whatif: lazy(() => import('../whatif/WhatIfPanel')),
  rules: lazy(() => import('../rules/RulesPanel')),
};
