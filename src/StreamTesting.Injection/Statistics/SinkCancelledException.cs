namespace StreamTesting.Injection;

/// <summary>The writing of a stream was cancelled: no unfinished file is left, and the totals until then are known.</summary>
public sealed class SinkCancelledException : OperationCanceledException
{
    internal SinkCancelledException(SinkStatistics statistics, CancellationToken cancellationToken)
        : base($"Cancelled after {statistics}. Unfinished files were removed.", cancellationToken)
    {
        Statistics = statistics;
    }

    /// <summary>What was written until then. Of files nothing is kept; what went to a stream or a broker is there.</summary>
    public SinkStatistics Statistics { get; }
}
