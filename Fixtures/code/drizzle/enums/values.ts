export const STATUSES = ["draft", "sent"] as const;
export enum Level {
  Low = "low",
  High = "high",
}
