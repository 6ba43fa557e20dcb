/** Our mark: the flourish of a signature above its line, and the second stroke that countersigns it. */
export function Mark({ className = "size-5" }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path
        d="M3 14.5C5.6 8.2 8.8 4.4 10.6 5.6c2.2 1.5-4.3 9.2-1.7 9.4 2.3.2 4-6.3 6-5.7 1.4.4-1 4.1.6 4.6 1.2.4 3-1.4 5.5-4.4"
        strokeWidth="2.1"
      />
      <path d="M3.5 19.5h10.2" strokeWidth="2.1" />
      <path d="m15.6 19.2 1.9 1.8 3.6-4.2" strokeWidth="2.1" />
    </svg>
  );
}
