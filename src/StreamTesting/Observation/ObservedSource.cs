using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>What a source says of itself beside its observations, also where it was numbered by <see cref="Observing"/>.</summary>
internal static class ObservedSource
{
    public static string? ProgressTextOf(object source)
    {
        try
        {
            return (Inner(source) as IObservationProgress)?.Describe();
        }
        catch (Exception exception)
        {
            return $"the source could not describe its progress: {exception.Message}";
        }
    }

    public static StreamOrigin? OriginOf(object source) => (Inner(source) as IObservationOrigin)?.Injected;

    public static ImmutableArray<HappenedDisturbance> DisturbancesOf(object source) => [.. (Inner(source) as IObservationDisturbances)?.Disturbances ?? []];

    private static object Inner(object source) => source is INumbering numbering ? Inner(numbering.Source) : source;
}
