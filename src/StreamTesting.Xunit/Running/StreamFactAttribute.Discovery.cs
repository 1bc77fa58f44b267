using Xunit.Sdk;

namespace StreamTesting.Xunit;

[XunitTestCaseDiscoverer("StreamTesting.Xunit.StreamFactDiscoverer", "StreamTesting.Xunit")]
public sealed partial class StreamFactAttribute;
