using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>What is left of a key in a topic: what sales came to, the stock by product, the last price, how many alerts and customer events.</summary>
internal sealed class RetailState
{
    private readonly SortedDictionary<string, int> _stock = new(StringComparer.Ordinal);
    private RetailPayload? _last;
    private long _events;
    private long _units;
    private decimal _revenue;

    public static RetailState After(RetailState? state, StreamEvent happened)
    {
        state ??= new RetailState();
        state.Apply((RetailPayload)happened.Payload!);
        return state;
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        switch (_last)
        {
            case RetailTransaction:
                json.WriteNumber("sales", _events);
                json.WriteNumber("units", _units);
                json.WriteNumber("revenue", _revenue);
                break;
            case RetailInventoryUpdate:
                json.WriteNumber("updates", _events);
                json.WriteStartObject("quantities");
                foreach (var (product, quantity) in _stock)
                {
                    json.WriteNumber(product, quantity);
                }

                json.WriteEndObject();
                break;
            case RetailPriceChange change:
                json.WriteNumber("changes", _events);
                json.WriteNumber("price", change.NewPrice);
                break;
            case RetailRestockAlert:
                json.WriteNumber("alerts", _events);
                break;
            default:
                json.WriteNumber("events", _events);
                break;
        }

        json.WriteEndObject();
    }

    private void Apply(RetailPayload payload)
    {
        _events++;
        _last = payload;
        switch (payload)
        {
            case RetailTransaction sale:
                _units += sale.Quantity;
                _revenue += sale.TotalAmount;
                break;
            case RetailInventoryUpdate update:
                _stock[update.ProductId] = update.NewQuantity;
                break;
        }
    }
}
