namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A client that does not speak what the port takes.</summary>
/// <param name="message">What it looks like, and what to do.</param>
/// <param name="inner">What gave it away, if that was an exception.</param>
internal sealed class StrangerException(string message, Exception? inner = null) : Exception(message, inner);
