namespace StreamTesting;

/// <summary>Folds observations that are there to be taken.</summary>
internal static class PulledJudgement
{
    private const int LooksAtTheClockEach = 1024;

    public static Verdict Of<T>(IEnumerable<Observed<T>> source, ICheck<T> check, JudgeOptions options)
    {
        var fold = check.Start();
        var ending = ObservationEnding.Completed;
        Exception? error = null;
        try
        {
            ending = Take(source, fold, options);
        }
        catch (Exception exception)
        {
            ending = ObservationEnding.Faulted;
            error = exception;
        }

        return fold.Complete(ending, error).Verdict.With(null, source);
    }

    private static ObservationEnding Take<T>(IEnumerable<Observed<T>> source, ICheckFold<T> fold, JudgeOptions options)
    {
        var started = options.TimeProvider.GetTimestamp();
        var taken = 0L;
        foreach (var observation in source)
        {
            if (fold.Observe(observation).Count > 0 && options.StopAtFirst)
            {
                return ObservationEnding.Stopped;
            }

            if (++taken % LooksAtTheClockEach == 0
                && options.Within != Timeout.InfiniteTimeSpan
                && options.TimeProvider.GetElapsedTime(started) >= options.Within)
            {
                return ObservationEnding.TimedOut;
            }
        }

        return ObservationEnding.Completed;
    }
}
