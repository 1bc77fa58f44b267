namespace StreamTesting;

/// <summary>What a check has found.</summary>
public enum VerdictOutcome
{
    /// <summary>All was compared and nothing is wrong.</summary>
    Passed,

    /// <summary>Something is wrong that nothing later could mend, or nothing was compared.</summary>
    Failed,

    /// <summary>Nothing is wrong so far, but the observation was cut short.</summary>
    Undecided,
}
