using Xunit.Sdk;

namespace StreamTesting.Xunit;

[XunitTestCaseDiscoverer("StreamTesting.Xunit.StreamTheoryDiscoverer", "StreamTesting.Xunit")]
public sealed partial class StreamTheoryAttribute;
