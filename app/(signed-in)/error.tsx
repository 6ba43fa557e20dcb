"use client";
// Within the frame, which has the page's main part already: the way to everything else stays.
import { FaultOfOurs } from "#components/shell/fault-of-ours";

export default FaultOfOurs;
