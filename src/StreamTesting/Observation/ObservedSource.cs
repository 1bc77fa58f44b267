namespace StreamTesting;

/// <summary>What a source says of itself beside its observations, also where it was numbered by <see cref="Observing"/>.</summary>
internal static class ObservedSource
{
    public static IObservationProgress? ProgressOf(object source) => Inner(source) as IObservationProgress;

    public static StreamOrigin? OriginOf(object source) => (Inner(source) as IObservationOrigin)?.Injected;

    private static object Inner(object source) => source is INumbering numbering ? Inner(numbering.Source) : source;
}
