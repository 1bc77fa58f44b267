namespace StreamTesting;

/// <summary>A session as one extreme of the clock has it: its end as it is named, and the numbers of its records, ascending.</summary>
internal sealed record SessionContent(string Key, long Start, long End, IReadOnlyList<long> Records);
