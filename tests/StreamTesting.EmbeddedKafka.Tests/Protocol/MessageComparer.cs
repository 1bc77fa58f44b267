using System.Collections;
using System.Reflection;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

/// <summary>Compares a decoded message with the values that were encoded, field by field and by name.</summary>
internal static class MessageComparer
{
    /// <summary>Also holds that fields which the version does not have are what a new message has.</summary>
    public static void Compare(object message, Dictionary<string, object?> expected, string path)
    {
        object untouched = Activator.CreateInstance(message.GetType())!;
        PropertyInfo[] properties = message.GetType().GetProperties().Where(each => each.Name != "UnknownTaggedFields").ToArray();
        expected.Keys.Except(properties.Select(each => each.Name)).ShouldBeEmpty(path);
        foreach (PropertyInfo property in properties)
        {
            string name = $"{path}.{property.Name}";
            object? actual = property.GetValue(message);
            if (expected.TryGetValue(property.Name, out object? value))
            {
                CompareValue(actual, value, name);
            }
            else
            {
                Plain(actual).ShouldBe(Plain(property.GetValue(untouched)), name);
            }
        }
    }

    private static void CompareValue(object? actual, object? expected, string path)
    {
        switch (expected)
        {
            case Dictionary<string, object?> fields:
                Compare(actual.ShouldNotBeNull(path), fields, path);
                break;
            case List<object?> items:
                List<object?> elements = actual.ShouldBeAssignableTo<IList>(path)!.Cast<object?>().ToList();
                elements.Count.ShouldBe(items.Count, path);
                for (int i = 0; i < items.Count; i++)
                {
                    CompareValue(elements[i], items[i], $"{path}[{i}]");
                }

                break;
            case byte[] bytes:
                Convert.ToHexString(actual.ShouldBeOfType<ReadOnlyMemory<byte>>(path).Span).ShouldBe(Convert.ToHexString(bytes), path);
                break;
            default:
                Plain(actual).ShouldBe(Plain(expected), path);
                break;
        }
    }

    private static object? Plain(object? value) => value switch
    {
        Enum code => Convert.ToInt16(code),
        Guid uuid => Convert.ToHexString(uuid.ToByteArray(bigEndian: true)),
        IList list => $"list of {list.Count}",
        double number => BitConverter.DoubleToInt64Bits(number),
        not null when value.GetType().IsClass && value is not string => value.GetType().Name,
        _ => value,
    };
}
