using System.Text.RegularExpressions;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

public sealed class ErrorCodeTests
{
    [Fact]
    public void ErrorCodes_EveryLineOfTheTable_IsThere()
    {
        int codes = 0;
        foreach (string line in SchemaText.Lines("ERRORS"))
        {
            Match row = Regex.Match(line, @"^ *(-?\d+) (\w+) +(retriable|-) +(.+)$");
            var code = (ErrorCode)short.Parse(row.Groups[1].Value);

            code.ToString().ShouldBe(string.Concat(row.Groups[2].Value.Split('_').Select(part => part[0] + part[1..].ToLowerInvariant())));
            code.IsRetriable().ShouldBe(row.Groups[3].Value == "retriable", line);
            code.Description().ShouldBe(row.Groups[4].Value);
            codes++;
        }

        Enum.GetValues<ErrorCode>().Length.ShouldBe(codes);
    }

    [Fact]
    public void Description_UnknownCode_SaysTheNumber()
    {
        ((ErrorCode)9999).Description().ShouldBe("Unknown error code 9999.");
        ((ErrorCode)9999).IsRetriable().ShouldBeFalse();
    }
}
