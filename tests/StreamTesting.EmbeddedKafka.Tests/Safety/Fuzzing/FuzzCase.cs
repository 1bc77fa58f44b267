namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>One thing to try.</summary>
/// <param name="Target">What it is tried on; with the bytes, all that is needed to try it again.</param>
/// <param name="Bytes">The bytes.</param>
internal readonly record struct FuzzCase(string Target, byte[] Bytes);
