namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>Bytes from the network that are not what the protocol says; the connection they came from is of no more use.</summary>
internal sealed class WireFormatException : Exception
{
    public WireFormatException(string message)
        : base(message)
    {
    }
}
