namespace ProtocolGenerator.Tests;

public sealed class BadSchemaTests
{
    private const string Empty = "\n\nResponse versions 0-3\n    (empty)\n";

    [Theory]
    [InlineData("Request versions 0-3\n    what is this" + Empty, "Sample, line 4: '    what is this' is not a field.")]
    [InlineData("Request versions 0-3\n    size: int33" + Empty, "'size' has the unknown type 'int33'.")]
    [InlineData("Request versions 0-1\n    a: int8\n\nRequest versions 2-3\n    a: int16" + Empty, "SampleRequest: 'a' changes its type between versions.")]
    [InlineData(
        "Request versions 0-1\n    a: int8\n    b: int8\n\nRequest versions 2-3\n    b: int8\n    a: int8" + Empty,
        "SampleRequest: 'b' changes its place between versions.")]
    [InlineData("Request versions 2-3\n    a: string" + Empty, "SampleRequest: 'a' of version 2 is not as flexible as the message.")]
    [InlineData("Request versions 0-1\n    a: compact_string" + Empty, "SampleRequest: 'a' of version 0 is not as flexible as the message.")]
    public void Schema_ThatMakesNoSense_IsABuildErrorThatSaysWhere(string body, string message)
    {
        Generation.ErrorOf(body).ShouldBe(message);
    }

    [Fact]
    public void Default_OfNoField_IsABuildError()
    {
        Generation.ErrorOf("Request versions 0-3\n    a: int8" + Empty, "SampleRequest b = -1\n")
            .ShouldBe("DEFAULTS.txt: 'SampleRequest b' names no field.");
    }

    [Fact]
    public void FirstLine_OfAnotherForm_IsABuildError()
    {
        Generation.ErrorOf("", head: "Sample is an API").ShouldBe("'Sample is an API' is not the first line of an API schema.");
    }
}
