namespace StreamTesting.Injection;

/// <summary>Writes the line of a truth file for one arrival.</summary>
internal static class ArrivalText
{
    public static void Write(TruthText json, Arrival arrival, Expectation expectation)
    {
        var happened = arrival.Event;
        json.Number("{\"line\":\"arrival\",\"position\":"u8, arrival.Position);
        json.Text(",\"topic\":"u8, arrival.Topic);
        json.Number(",\"partition\":"u8, arrival.Partition);
        json.Number(",\"offset\":"u8, arrival.PartitionPosition);
        if (happened.Uuid is { } uuid)
        {
            json.Uuid(",\"eventId\":"u8, uuid);
        }
        else
        {
            json.Text(",\"eventId\":"u8, happened.Id);
        }

        json.Text(",\"key\":"u8, happened.Key);
        json.Text(",\"type\":"u8, happened.Type);
        json.Time(",\"eventTime\":"u8, happened.EventTime);
        json.Time(",\"arrivalTime\":"u8, arrival.ArrivalTime);
        LabelText.Write(json, arrival, expectation);
        json.Raw("}\n"u8);
    }
}
