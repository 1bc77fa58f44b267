namespace StreamTesting;

/// <summary>
/// An operator behind a clock. For each bundle of records (one record where the engine has no bundles) it sees the elements, the end of the
/// bundle, and then, if the clock moves, where to.
/// </summary>
internal interface IStepOperator
{
    /// <summary>Whether it keeps state, so that an engine runs it on micro-batches without data as well.</summary>
    bool FollowsClock { get; }

    /// <summary>How many timers of event time it has registered.</summary>
    long PendingTimers => 0;

    /// <summary>Whether a record reaches it and moves its clock; one that does not is counted as dropped.</summary>
    bool Takes(in Step record) => record.Key is not null;

    /// <summary>A record, judged by the clock as it is.</summary>
    void Element(in Step record, in EngineClock clock, List<Outcome> outcomes);

    /// <summary>The end of a bundle.</summary>
    void EndBundle(in EngineClock clock, List<Outcome> outcomes);

    /// <summary>The clock is at a new reading; it may be the old one again.</summary>
    void Advance(in EngineClock clock, List<Outcome> outcomes);

    /// <summary>The processing time moved.</summary>
    void Tick(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    /// <summary>What it keeps is read.</summary>
    void Read(in Step read, List<Outcome> outcomes)
    {
    }

    /// <summary>The operator stops and starts from its state.</summary>
    void Restart();
}
