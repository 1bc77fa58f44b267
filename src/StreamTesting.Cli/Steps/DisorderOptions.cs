using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>The disorder steps as options; a domain's document may have names and defaults of its own for two of them.</summary>
internal sealed class DisorderOptions
{
    private readonly Option<double?> _late = Opt.Rate("--late", "The share of events late by threshold.");
    private readonly Option<TimeSpan?> _lateUpTo = Opt.Time("--late-up-to", "How late those are at the most.", TimeSpan.FromHours(2));
    private readonly Option<TimeSpan?> _lateAtLeast = Opt.Time("--late-at-least", "How late those are at the least; a tenth of the most by default.");
    private readonly Option<double?> _lateDays;
    private readonly Option<long?> _maxLateDays = Opt.Whole("--max-late-days", "How many days those are late at the most.", 3, 1, 3650);
    private readonly Option<double?> _duplicate = Opt.Rate("--duplicate-rate", "The share of events that are sent twice.");
    private readonly Option<string?> _duplicateAs = Opt.Word("--duplicate-as", "What the copies are.", "exact", "exact", "retry", "conflicting");
    private readonly Option<TimeSpan?> _duplicateWithin = Opt.Time("--duplicate-within", "How long after the original a copy comes at the most.", TimeSpan.FromMinutes(1));
    private readonly Option<TimeSpan?> _duplicateAtLeast = Opt.Time("--duplicate-at-least", "How long after the original a copy comes at the least; 1ms by default.");
    private readonly Option<double?> _partitionOrder = Opt.Rate("--displaced-rate", "The share of events that newer ones of their partition pass.");
    private readonly Option<long?> _maxDisplacement = Opt.Whole("--max-displacement", "How many may pass one.", 10, 1, 1023);
    private readonly Option<double?> _entityOrder;
    private readonly Option<long?> _redeliver = Opt.Whole("--redeliver", "How many of the last arrivals are sent again.", null, 1, 1_000_000);
    private readonly Option<long?> _redeliverTimes = Opt.Whole("--redeliver-times", "How often that happens.", 1, 1, 1000);
    private readonly Option<string[]> _faults = Opt.Many("--fault", "NAME=RATE", "A data-quality fault that the domain has a name for, and the share of events that have it.");
    private readonly Option<double?> _poison = Opt.Rate("--poison-rate", "The share of events whose bytes are broken.");
    private readonly Option<string[]> _steps = Opt.Many("--step", "STEP", "Any step with its settings, for example 'offline rate=0.1 up-to=2h'; 'streamtest steps' lists them.");

    public DisorderOptions(double? lateDays = null, double? entityOrder = null)
    {
        _lateDays = Opt.Rate("--late-rate", "The share of events late by day: they arrive 1 to --max-late-days days later.", lateDays);
        _entityOrder = Opt.Rate("--out-of-order-rate", "The share of events that arrive out of order within their entity (of those that do not end it).", entityOrder);
    }

    public IEnumerable<Option> All =>
    [
        _late, _lateUpTo, _lateAtLeast, _lateDays, _maxLateDays, _duplicate, _duplicateAs, _duplicateWithin, _duplicateAtLeast, _partitionOrder, _maxDisplacement, _entityOrder,
        _redeliver, _redeliverTimes, _faults, _poison, _steps,
    ];

    public StreamPlan Apply(StreamPlan plan, ParseResult result)
    {
        result.RefuseWithout(_late, _lateUpTo, _lateAtLeast);
        result.RefuseWithout(_lateDays, _maxLateDays);
        result.RefuseWithout(_duplicate, _duplicateAs, _duplicateWithin, _duplicateAtLeast);
        result.RefuseWithout(_partitionOrder, _maxDisplacement);
        result.RefuseWithout(_redeliver, _redeliverTimes);
        if (result.GetValue(_late) is { } late)
        {
            plan = plan.Late(late, result.GetValue(_lateUpTo)!.Value, result.GetValue(_lateAtLeast));
        }

        if (result.GetValue(_lateDays) is { } lateDays)
        {
            plan = plan.LateByDays(lateDays, (int)result.GetValue(_maxLateDays)!.Value);
        }

        if (result.GetValue(_entityOrder) is { } entityOrder)
        {
            plan = plan.OutOfOrderInEntity(entityOrder);
        }

        if (result.GetValue(_partitionOrder) is { } partitionOrder)
        {
            plan = plan.OutOfOrder(partitionOrder, (int)result.GetValue(_maxDisplacement)!.Value);
        }

        if (result.GetValue(_duplicate) is { } duplicate)
        {
            var kind = Enum.Parse<DuplicateKind>(result.GetValue(_duplicateAs)!, ignoreCase: true);
            plan = plan.Duplicated(duplicate, kind, result.GetValue(_duplicateWithin), atLeast: result.GetValue(_duplicateAtLeast));
        }

        if (result.GetValue(_redeliver) is { } redeliver)
        {
            plan = plan.Redelivered((int)redeliver, (int)result.GetValue(_redeliverTimes)!.Value);
        }

        if (result.GetValue(_poison) is { } poison)
        {
            plan = plan.Poisoned(poison);
        }

        plan = (result.GetValue(_faults) ?? []).Aggregate(plan, Fault);
        return (result.GetValue(_steps) ?? []).Aggregate(plan, StepText.AddTo);
    }

    private static StreamPlan Fault(StreamPlan plan, string text)
    {
        var (name, rate) = Pairs.Of("--fault", text);
        return plan.Domain.Faults.All(fault => fault.Name != name)
            ? throw CliException.Usage(
                $"--fault {text}: the domain '{plan.Domain.Name}' has no fault '{name}'; it has {(plan.Domain.Faults.Count == 0 ? "none by name" : string.Join(", ", plan.Domain.Faults.Select(fault => fault.Name)))}. "
                + "Any other is a step: --step 'faulty missing=FIELD rate=0.01'.")
            : Opt.Number(rate) is >= 0 and <= 1 and var share
            ? plan.Faulty(share, name)
            : throw CliException.Usage($"The rate of --fault {text} is '{rate}'; it must lie between 0 and 1 (6 % is 0.06).");
    }
}
