using System.CommandLine;
using System.Globalization;

namespace StreamTesting.Cli;

/// <summary>How long a deduplicating consumer has to know an id.</summary>
internal sealed class HorizonOptions
{
    private readonly Option<string?> _horizon = Opt.Text("--horizon", "TIME|N", "dedup: how far apart copies may be for the consumer to know the id still, as a time or in arrivals of the partition; copies further apart may come out. However far by default.");
    private readonly Option<string?> _by = Opt.Word("--horizon-by", "dedup: by which time the horizon goes: event time, against the greatest of the partition, or arrival time.", "event-time", "event-time", "arrival-time");
    private readonly Option<bool> _refreshed = Opt.Flag("--horizon-refreshed", "dedup: a copy that is ignored lets the horizon begin anew.");
    private readonly Option<bool> _shared = Opt.Flag("--horizon-shares-clock", "dedup: one clock of event time goes by all partitions, as Spark's does.");

    public IEnumerable<Option> All => [_horizon, _by, _refreshed, _shared];

    public DedupHorizon? Of(ParseResult result)
    {
        result.RefuseWithout(_horizon, _by, _refreshed, _shared);
        if (result.GetValue(_horizon) is not { } text)
        {
            return null;
        }

        var horizon = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? DedupHorizon.OfArrivals(count)
            : Durations.Parse(text) is not { } time ? throw CliException.Usage($"--horizon is '{text}'; it must be a time, {Durations.Examples}, or a number of arrivals.")
            : result.GetValue(_by) == "arrival-time" ? DedupHorizon.OfArrivalTime(time) : DedupHorizon.OfEventTime(time);
        return count > 0 && result.IsGiven(_by)
            ? throw CliException.Usage($"--horizon is {text} arrivals, which go by no time: leave --horizon-by out.")
            : horizon with { IsRefreshed = result.GetValue(_refreshed), SharesClock = result.GetValue(_shared) };
    }
}
