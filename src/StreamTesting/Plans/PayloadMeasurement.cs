using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace StreamTesting;

/// <summary>
/// How many first arrivals show what each step was to do to their payloads, found by reading their bytes beside those that the domain writes. Where
/// business rows were entered twice, memory grows with the events.
/// </summary>
internal sealed class PayloadMeasurement
{
    private readonly (PayloadStep Step, long[] Counts)[] _steps;
    private readonly ArrayBufferWriter<byte> _original = new(1024);
    private readonly ArrayBufferWriter<byte> _written = new(1024);
    private readonly Dictionary<string, bool>? _contents;

    public PayloadMeasurement(IEnumerable<DisorderStep> steps)
    {
        _steps = [.. steps.OfType<PayloadStep>().Select(step => (step, new long[2]))];
        _contents = Array.Exists(_steps, step => step.Step is DuplicateRows) ? new Dictionary<string, bool>(StringComparer.Ordinal) : null;
    }

    /// <summary>How many show it that the step touched, and how many whatever the cause.</summary>
    public (long Touched, long All) Of(PayloadStep step)
    {
        var counts = Array.Find(_steps, known => ReferenceEquals(known.Step, step)).Counts;
        return (counts[0], counts[1]);
    }

    public void Add(Arrival arrival)
    {
        if (_steps.Length == 0 || arrival.First is not null || arrival.Event.Payload is null)
        {
            return;
        }

        _original.ResetWrittenCount();
        _written.ResetWrittenCount();
        arrival.WriteOriginalTo(_original);
        arrival.WriteTo(_written);
        using var before = PayloadEvidence.Read(_original.WrittenMemory);
        using var after = PayloadEvidence.Read(_written.WrittenMemory);
        var isTwice = IsTwice(arrival, out var isRow);
        foreach (var (step, counts) in _steps)
        {
            if (step is DuplicateRows ? isTwice : Shows(step, before?.RootElement, after?.RootElement))
            {
                counts[0] += (step is DuplicateRows ? isRow : Touched(step, arrival)) ? 1 : 0;
                counts[1]++;
            }
        }
    }

    /// <summary>Whether the same was said before, and whether it or what was said before is a row that a step added: either may come first.</summary>
    private bool IsTwice(Arrival arrival, out bool isRow)
    {
        isRow = arrival.Rewrite?.Label.SameRowAs is not null;
        if (_contents is null)
        {
            return false;
        }

        var content = Content(arrival);
        if (!_contents.TryGetValue(content, out var wasRow))
        {
            _contents[content] = isRow;
            return false;
        }

        isRow |= wasRow;
        _contents[content] = false;
        return true;
    }

    private static bool Shows(PayloadStep step, JsonElement? before, JsonElement? after) => (step, before, after) switch
    {
        (Poisoned, _, _) => after is null,
        (_, null, _) or (_, _, null) => false,
        (Faulty faulty, { } was, { } value) => PayloadEvidence.Of(faulty.Fault, was, value),
        (Evolved evolved, { } was, { } value) => evolved.Changes.Any(change => PayloadEvidence.Of(change, was, value)),
        (PartialUpdates partial, { } was, { } value) => PayloadEvidence.OfPartialUpdate(partial.At, was, value),
        _ => false,
    };

    private static bool Touched(PayloadStep step, Arrival arrival) => arrival.Rewrite?.Label is { } label && step switch
    {
        _ when arrival.Event.Index < 0 => false,
        Poisoned => label.IsPoisoned,
        Faulty faulty => label.Faults.Contains(faulty.Fault),
        PartialUpdates => label.LeftOut.Length > 0,
        Evolved evolved => evolved.Changes.Any(label.NewVersions.Contains),
        _ => false,
    };

    /// <summary>A hash of all that an event says but its id, as far as it can be told: the id's text is taken out of the bytes.</summary>
    private static string Content(Arrival arrival)
    {
        var text = Encoding.UTF8.GetString(arrival.Unstamped().ToBytes()).Replace(arrival.Event.Id, "", StringComparison.Ordinal);
        var all = $"{arrival.Event.Type}\n{arrival.Event.Key}\n{arrival.Event.Ticks}\n{text}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 16));
    }
}
