using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Protocol;

/// <summary>The body of a request or response of any API, holding the fields of all its versions.</summary>
internal interface IMessage
{
    /// <summary>Writes the fields that <paramref name="version"/> has; others are left out without a word.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    /// <exception cref="InvalidOperationException">A field is null that may not be null in this version.</exception>
    void Write(ref WireWriter writer, short version);
}
