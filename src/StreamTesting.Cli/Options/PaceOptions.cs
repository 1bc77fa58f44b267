using System.CommandLine;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>How fast things come.</summary>
internal sealed class PaceOptions
{
    private readonly Option<double?> _rate = Opt.Positive("--eps", "How many a second; as fast as possible by default.");
    private readonly Option<double?> _speedUp = Opt.Positive("--speed-up", "By the arrival times, so many times faster: 60 makes a minute a second; 1 is their own speed.");
    private readonly Option<bool> _burst = Opt.Flag("--burst", "--eps a second (10 by default), and --burst-eps for a while.");
    private readonly Option<double?> _burstRate = Opt.Positive("--burst-eps", "How many a second in a burst.", 100);
    private readonly Option<TimeSpan?> _burstAfter = Opt.Time("--burst-after", "When the burst begins.", TimeSpan.FromMinutes(5));
    private readonly Option<TimeSpan?> _burstLasting = Opt.Time("--burst-lasting", "How long the burst lasts.", TimeSpan.FromMinutes(1));
    private readonly Option<TimeSpan?> _burstEvery = Opt.Time("--burst-every", "The period after which it comes again; once by default.");

    public Option BySpeedUp => _speedUp;

    public IEnumerable<Option> All => [_rate, _speedUp, _burst, _burstRate, _burstAfter, _burstLasting, _burstEvery];

    public Pace Of(ParseResult result)
    {
        var (rate, speedUp) = (result.GetValue(_rate), result.GetValue(_speedUp));
        if (!result.GetValue(_burst) && new Option[] { _burstRate, _burstAfter, _burstLasting, _burstEvery }.FirstOrDefault(result.IsGiven) is { } option)
        {
            throw CliException.Usage($"{option.Name} changes nothing without {_burst.Name}; give both.");
        }

        if (speedUp is not null && (rate is not null || result.GetValue(_burst)))
        {
            throw CliException.Usage("--speed-up goes by the arrival times; leave --eps and --burst out.");
        }

        if (result.GetValue(_burst))
        {
            return Pace.Bursts(
                rate ?? 10, result.GetValue(_burstRate)!.Value, result.GetValue(_burstAfter)!.Value, result.GetValue(_burstLasting)!.Value, result.GetValue(_burstEvery));
        }

        return rate is { } even ? Pace.PerSecond(even) : speedUp is { } factor ? Pace.SpeedUp(factor) : Pace.AsFastAsPossible;
    }
}
