namespace StreamTesting;

/// <summary>Puts arrivals into windows and lets go of those to which nothing more can come.</summary>
internal interface IWindowFold
{
    /// <summary>Where the arrivals came so far.</summary>
    EdgeCoverage Edges { get; }

    /// <summary>An arrival that a job takes; what it makes of it, window by window.</summary>
    JudgedWindow[] Take(in Judged judged, bool told);

    /// <summary>The windows that nothing more can come to, after an arrival; memory is free of them then.</summary>
    IEnumerable<WindowTruth> Closed(in Judged judged);

    /// <summary>All others, at the end of the stream.</summary>
    IEnumerable<WindowTruth> Rest();

    /// <summary>The same where nobody asks for them.</summary>
    void Forget(in Judged judged) => Closed(judged);
}
