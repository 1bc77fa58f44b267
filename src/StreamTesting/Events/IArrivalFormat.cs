using System.Buffers;

namespace StreamTesting;

/// <summary>How a domain's events are written as bytes. Implementations are immutable and thread-safe.</summary>
public interface IArrivalFormat
{
    /// <summary>The format's name, for example <c>json</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The media type of the bytes. Steps that change payloads need <c>application/json</c>, which a format of the name <c>json</c> has by default; another
    /// has <c>application/octet-stream</c>.
    /// </summary>
    string ContentType => Name == "json" ? "application/json" : "application/octet-stream";

    /// <summary>Writes an arrival: its event, and its <see cref="Arrival.Stamp"/> where the format holds the arrival time.</summary>
    /// <param name="arrival">What to write. The same arrival gives the same bytes.</param>
    /// <param name="output">Where to; only appended to. Nothing is written for an event without a value.</param>
    void Write(Arrival arrival, IBufferWriter<byte> output);

    /// <summary>
    /// Writes bytes of this format again, after a step changed their payload, with what a producer computes from the payload (a checksum) made to fit.
    /// Nothing by default: then the bytes stay as they are.
    /// </summary>
    /// <param name="bytes">The changed bytes.</param>
    /// <param name="output">Where to; only appended to.</param>
    /// <returns>Whether something was written; false where there is nothing to make fit.</returns>
    bool TryReseal(ReadOnlySpan<byte> bytes, IBufferWriter<byte> output) => false;
}
