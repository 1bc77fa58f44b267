using System.Buffers;
using System.Security.Cryptography;

namespace StreamTesting;

/// <summary>
/// Tells copies apart by their bytes: those of the id's first arrival again, the same but for the arrival stamp, or others. Two passes, so
/// that memory grows with the duplicated ids only.
/// </summary>
internal sealed class CopyMeasurement
{
    /// <summary>Why copies of changes are sent that are measured by themselves.</summary>
    private const Causes OfChanges = Causes.Resent | Causes.InTransaction | Causes.SnapshotAgain;

    public long SameBytes { get; private set; }

    public long SentAgain { get; private set; }

    public long AtEdge { get; private set; }

    public long WrittenAgain { get; private set; }

    public long OtherStamp { get; private set; }

    public long OtherPayload { get; private set; }

    public static CopyMeasurement Of(IEnumerable<Arrival> arrivals)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var duplicated = new HashSet<string>(arrivals.Select(a => a.Event.Id).Where(id => !seen.Add(id)), StringComparer.Ordinal);
        var measured = new CopyMeasurement();
        var before = new Dictionary<string, List<(string Bytes, string Payload)>>(StringComparer.Ordinal);
        var buffer = new ArrayBufferWriter<byte>(1024);
        foreach (var arrival in arrivals.Where(a => duplicated.Contains(a.Event.Id)))
        {
            var bytes = Hash(buffer, arrival.Whole());
            var payload = Hash(buffer, arrival.Unstamped());
            if (!before.TryGetValue(arrival.Event.Id, out var known))
            {
                before[arrival.Event.Id] = [(bytes, payload)];
                continue;
            }

            if ((arrival.Causes & OfChanges) != 0)
            {
                known.Add((bytes, payload));
                continue;
            }

            if (known.Exists(earlier => earlier.Bytes == bytes))
            {
                measured.SameBytes++;
                measured.SentAgain += arrival.Causes.HasFlag(Causes.Redelivered) ? 1 : 0;
                measured.WrittenAgain += arrival.Causes.HasFlag(Causes.LostAcknowledgement) ? 1 : 0;
                measured.AtEdge += arrival.Causes.HasFlag(Causes.AtEdge) && (arrival.Causes & (Causes.Redelivered | Causes.LostAcknowledgement)) == 0 ? 1 : 0;
            }
            else if (known.Exists(earlier => earlier.Payload == payload))
            {
                measured.OtherStamp++;
            }
            else
            {
                measured.OtherPayload++;
            }

            known.Add((bytes, payload));
        }

        return measured;
    }

    private static string Hash(ArrayBufferWriter<byte> buffer, Arrival arrival)
    {
        buffer.ResetWrittenCount();
        arrival.WriteTo(buffer);
        return Convert.ToHexString(SHA256.HashData(buffer.WrittenSpan).AsSpan(0, 16));
    }
}
