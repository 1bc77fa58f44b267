namespace StreamTesting.Domains;

internal static class StoreEnvelopes
{
    public static void Check(StoreEnvelope envelope)
    {
        if (!Enum.IsDefined(envelope))
        {
            throw new ArgumentOutOfRangeException(nameof(envelope), envelope, $"The envelope (envelope) is {envelope}; it must be documented or extended.");
        }
    }
}
